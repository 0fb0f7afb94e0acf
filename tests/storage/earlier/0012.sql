BEGIN TRANSACTION;
CREATE TABLE action_links (
	tenant VARCHAR NOT NULL, 
	journey VARCHAR NOT NULL, 
	action VARCHAR NOT NULL, 
	tracker VARCHAR NOT NULL, 
	ref VARCHAR NOT NULL, 
	url VARCHAR NOT NULL, 
	CONSTRAINT pk_action_links PRIMARY KEY (tenant, journey, action, tracker)
);
CREATE TABLE actions (
	tenant VARCHAR NOT NULL, 
	journey VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	owner VARCHAR, 
	owner_key VARCHAR NOT NULL, 
	department VARCHAR, 
	department_key VARCHAR NOT NULL, 
	due VARCHAR, 
	state VARCHAR NOT NULL, 
	open BOOLEAN NOT NULL, 
	waits_for VARCHAR, 
	kpi VARCHAR, 
	unit VARCHAR, 
	"before" DOUBLE, 
	"after" DOUBLE, 
	target DOUBLE, 
	measured_on VARCHAR, 
	audience VARCHAR, 
	status VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_actions PRIMARY KEY (tenant, journey, id)
);
CREATE TABLE answer_streams (
	tenant VARCHAR NOT NULL, 
	turn VARCHAR NOT NULL, 
	ts VARCHAR NOT NULL, 
	CONSTRAINT pk_answer_streams PRIMARY KEY (tenant, turn)
);
CREATE TABLE asked (
	tenant VARCHAR NOT NULL, 
	conversation VARCHAR NOT NULL, 
	person VARCHAR NOT NULL, 
	request VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	CONSTRAINT pk_asked PRIMARY KEY (tenant, conversation, person)
);
CREATE TABLE assistant_tokens (
	digest VARCHAR NOT NULL, 
	tenant VARCHAR NOT NULL, 
	person VARCHAR NOT NULL, 
	CONSTRAINT pk_assistant_tokens PRIMARY KEY (digest)
);
CREATE TABLE changes (
	tenant VARCHAR NOT NULL, 
	journey VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	at VARCHAR NOT NULL, 
	author VARCHAR NOT NULL, 
	did VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	part VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	field VARCHAR NOT NULL, 
	"before" VARCHAR, 
	"after" VARCHAR, 
	undoes INTEGER, 
	CONSTRAINT pk_changes PRIMARY KEY (tenant, journey, number, position)
);
INSERT INTO changes VALUES('T0JOURNEY1','a067b5c8fc',1,0,'2026-01-15T09:00:00Z','U0MIA00001','changed','','','A parcel collection','goal.objective',NULL,'fewer complaints',NULL);
INSERT INTO changes VALUES('T0JOURNEY1','a067b5c8fc',1,1,'2026-01-15T09:00:00Z','U0MIA00001','changed','','','A parcel collection','goal.metric',NULL,'complaints',NULL);
INSERT INTO changes VALUES('T0JOURNEY1','a067b5c8fc',1,2,'2026-01-15T09:00:00Z','U0MIA00001','changed','','','A parcel collection','goal.baseline',NULL,'40',NULL);
INSERT INTO changes VALUES('T0JOURNEY1','a067b5c8fc',1,3,'2026-01-15T09:00:00Z','U0MIA00001','changed','','','A parcel collection','goal.target',NULL,'20',NULL);
INSERT INTO changes VALUES('T0JOURNEY1','a067b5c8fc',2,0,'2026-01-15T09:00:00Z','U0MIA00001','changed','','','A parcel collection','state',NULL,'current',NULL);
INSERT INTO changes VALUES('T0JOURNEY1','a067b5c8fc',3,0,'2026-01-15T09:00:00Z','U0MIA00001','added','personas','p3','personas','',NULL,NULL,NULL);
INSERT INTO changes VALUES('T0JOURNEY1','a067b5c8fc',4,0,'2026-01-15T09:00:00Z','U0MIA00001','added','stages','s4','order','',NULL,NULL,NULL);
INSERT INTO changes VALUES('T0JOURNEY1','a067b5c8fc',4,1,'2026-01-15T09:00:00Z','U0MIA00001','added','stages','s4-2','wait','',NULL,NULL,NULL);
INSERT INTO changes VALUES('T0JOURNEY1','a067b5c8fc',4,2,'2026-01-15T09:00:00Z','U0MIA00001','added','stages','s4-3','collect','',NULL,NULL,NULL);
INSERT INTO changes VALUES('T0JOURNEY1','bcde771bfb',1,0,'2026-01-15T09:00:00Z','U0XIAOCHEN','changed','','','社区医院挂号','goal.objective',NULL,'排队',NULL);
INSERT INTO changes VALUES('T0JOURNEY1','bcde771bfb',1,1,'2026-01-15T09:00:00Z','U0XIAOCHEN','changed','','','社区医院挂号','goal.baseline',NULL,'40分钟',NULL);
INSERT INTO changes VALUES('T0JOURNEY1','bcde771bfb',1,2,'2026-01-15T09:00:00Z','U0XIAOCHEN','changed','','','社区医院挂号','goal.target',NULL,'20分钟',NULL);
INSERT INTO changes VALUES('T0JOURNEY1','bcde771bfb',2,0,'2026-01-15T09:00:00Z','U0XIAOCHEN','changed','','','社区医院挂号','state',NULL,'current',NULL);
INSERT INTO changes VALUES('T0JOURNEY1','bcde771bfb',3,0,'2026-01-15T09:00:00Z','U0XIAOCHEN','added','stages','s3','预约','',NULL,NULL,NULL);
INSERT INTO changes VALUES('T0JOURNEY1','bcde771bfb',3,1,'2026-01-15T09:00:00Z','U0XIAOCHEN','added','stages','s3-2','候诊','',NULL,NULL,NULL);
INSERT INTO changes VALUES('T0JOURNEY1','bcde771bfb',3,2,'2026-01-15T09:00:00Z','U0XIAOCHEN','added','stages','s3-3','就诊','',NULL,NULL,NULL);
CREATE TABLE contributions (
	tenant VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	workshop VARCHAR NOT NULL, 
	phase VARCHAR NOT NULL, 
	person VARCHAR NOT NULL, 
	message VARCHAR NOT NULL, 
	document TEXT NOT NULL, 
	CONSTRAINT pk_contributions PRIMARY KEY (tenant, id)
);
CREATE TABLE conversations (
	tenant VARCHAR NOT NULL, 
	conversation VARCHAR NOT NULL, 
	journey VARCHAR NOT NULL, 
	session TEXT NOT NULL, 
	place TEXT NOT NULL, 
	CONSTRAINT pk_conversations PRIMARY KEY (tenant, conversation)
);
INSERT INTO conversations VALUES('T0JOURNEY1','C0LAB00001:1795859943.079996','a067b5c8fc','{"journey":"a067b5c8fc","language":"en","fixed_language":false,"slot":"span","tries":0,"skipped":[],"revisit":"","staying":null,"trail":["goal","state","span"],"kept":[],"answers":[{"message":"1795859943.767073","revision":1,"slot":"goal"},{"message":"1795859944.504885","revision":2,"slot":"state"},{"message":"1795859944.730434","revision":3,"slot":"span"},{"message":"1795859945.057835","revision":4,"slot":"span"}],"waiting":null,"people":[{"id":"U0MIA00001","name":"Mia","language":"en","script":"hans"}],"scores":[],"paused":false,"standing":["msg:C0LAB00001:1795859945.057835"],"offered":[]}','{"channel":"C0LAB00001","thread":"1795859943.079996","kind":"public"}');
INSERT INTO conversations VALUES('T0JOURNEY1','C0LAB00001:1795859945.294255','bcde771bfb','{"journey":"bcde771bfb","language":"zh","fixed_language":false,"slot":"span","tries":0,"skipped":[],"revisit":"","staying":null,"trail":["goal","state","span"],"kept":[],"answers":[{"message":"1795859945.553525","revision":1,"slot":"goal"},{"message":"1795859945.798722","revision":2,"slot":"state"},{"message":"1795859945.897823","revision":3,"slot":"span"}],"waiting":null,"people":[{"id":"U0XIAOCHEN","name":"小陈","language":"zh","script":"hans"}],"scores":[],"paused":false,"standing":["msg:C0LAB00001:1795859945.897823"],"offered":[]}','{"channel":"C0LAB00001","thread":"1795859945.294255","kind":"public"}');
CREATE TABLE evidence (
	tenant VARCHAR NOT NULL, 
	journey VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	dated VARCHAR, 
	sentiment DOUBLE, 
	source VARCHAR, 
	audience VARCHAR, 
	status VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_evidence PRIMARY KEY (tenant, journey, id)
);
CREATE TABLE feedback (
	tenant VARCHAR NOT NULL, 
	journey VARCHAR NOT NULL, 
	batch VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	question VARCHAR NOT NULL, 
	score VARCHAR NOT NULL, 
	day VARCHAR NOT NULL, 
	product VARCHAR NOT NULL, 
	CONSTRAINT pk_feedback PRIMARY KEY (tenant, journey, batch, number)
);
CREATE TABLE handed (
	tenant VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	conversation VARCHAR NOT NULL, 
	journey VARCHAR NOT NULL, 
	author VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	offer TEXT NOT NULL, 
	decided VARCHAR NOT NULL, revision INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_handed PRIMARY KEY (tenant, id)
);
CREATE TABLE inbox (
	tenant VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	inbound TEXT NOT NULL, 
	begun INTEGER NOT NULL, 
	arrived_at VARCHAR NOT NULL, 
	CONSTRAINT pk_inbox PRIMARY KEY (tenant, "key"), 
	CONSTRAINT uq_inbox_tenant_seq UNIQUE (tenant, seq)
);
INSERT INTO inbox VALUES('T0JOURNEY1','msg:C0LAB00001:1795859943.079996',1,'{"key":"msg:C0LAB00001:1795859943.079996","tenant":"T0JOURNEY1","conversation":"C0LAB00001:1795859943.079996","event":{"type":"spoken","place":{"channel":"C0LAB00001","thread":"1795859943.079996","kind":"private"},"author":"U0MIA00001","text":"help us map a parcel collection","ts":"1795859943.079996","to_bot":true,"to_others":false,"files":[],"laid_out":" help us map a parcel collection","material":[],"unread":[]}}',1,'2026-11-28T09:59:03.266+00:00');
INSERT INTO inbox VALUES('T0JOURNEY1','msg:C0LAB00001:1795859943.767073',2,'{"key":"msg:C0LAB00001:1795859943.767073","tenant":"T0JOURNEY1","conversation":"C0LAB00001:1795859943.079996","event":{"type":"spoken","place":{"channel":"C0LAB00001","thread":"1795859943.079996","kind":"public"},"author":"U0MIA00001","text":"fewer complaints, from 40 to 20","ts":"1795859943.767073","to_bot":true,"to_others":false,"files":[],"laid_out":" fewer complaints, from 40 to 20","material":[],"unread":[]}}',1,'2026-11-28T09:59:03.780+00:00');
INSERT INTO inbox VALUES('T0JOURNEY1','msg:C0LAB00001:1795859944.504885',3,'{"key":"msg:C0LAB00001:1795859944.504885","tenant":"T0JOURNEY1","conversation":"C0LAB00001:1795859943.079996","event":{"type":"spoken","place":{"channel":"C0LAB00001","thread":"1795859943.079996","kind":"public"},"author":"U0MIA00001","text":"today","ts":"1795859944.504885","to_bot":true,"to_others":false,"files":[],"laid_out":" today","material":[],"unread":[]}}',1,'2026-11-28T09:59:04.514+00:00');
INSERT INTO inbox VALUES('T0JOURNEY1','msg:C0LAB00001:1795859944.730434',4,'{"key":"msg:C0LAB00001:1795859944.730434","tenant":"T0JOURNEY1","conversation":"C0LAB00001:1795859943.079996","event":{"type":"spoken","place":{"channel":"C0LAB00001","thread":"1795859943.079996","kind":"public"},"author":"U0MIA00001","text":"personas: Anna, 34, in a hurry","ts":"1795859944.730434","to_bot":true,"to_others":false,"files":[],"laid_out":" personas: Anna, 34, in a hurry","material":[],"unread":[]}}',1,'2026-11-28T09:59:04.778+00:00');
INSERT INTO inbox VALUES('T0JOURNEY1','msg:C0LAB00001:1795859945.057835',5,'{"key":"msg:C0LAB00001:1795859945.057835","tenant":"T0JOURNEY1","conversation":"C0LAB00001:1795859943.079996","event":{"type":"spoken","place":{"channel":"C0LAB00001","thread":"1795859943.079996","kind":"public"},"author":"U0MIA00001","text":"stages: order, wait, collect","ts":"1795859945.057835","to_bot":true,"to_others":false,"files":[],"laid_out":" stages: order, wait, collect","material":[],"unread":[]}}',1,'2026-11-28T09:59:05.064+00:00');
INSERT INTO inbox VALUES('T0JOURNEY1','msg:C0LAB00001:1795859945.294255',6,'{"key":"msg:C0LAB00001:1795859945.294255","tenant":"T0JOURNEY1","conversation":"C0LAB00001:1795859945.294255","event":{"type":"spoken","place":{"channel":"C0LAB00001","thread":"1795859945.294255","kind":"public"},"author":"U0XIAOCHEN","text":"帮我们梳理社区医院挂号","ts":"1795859945.294255","to_bot":true,"to_others":false,"files":[],"laid_out":" 帮我们梳理社区医院挂号","material":[],"unread":[]}}',1,'2026-11-28T09:59:05.314+00:00');
INSERT INTO inbox VALUES('T0JOURNEY1','msg:C0LAB00001:1795859945.553525',7,'{"key":"msg:C0LAB00001:1795859945.553525","tenant":"T0JOURNEY1","conversation":"C0LAB00001:1795859945.294255","event":{"type":"spoken","place":{"channel":"C0LAB00001","thread":"1795859945.294255","kind":"public"},"author":"U0XIAOCHEN","text":"目标：排队从40分钟降到20分钟","ts":"1795859945.553525","to_bot":true,"to_others":false,"files":[],"laid_out":" 目标：排队从40分钟降到20分钟","material":[],"unread":[]}}',1,'2026-11-28T09:59:05.595+00:00');
INSERT INTO inbox VALUES('T0JOURNEY1','msg:C0LAB00001:1795859945.798722',8,'{"key":"msg:C0LAB00001:1795859945.798722","tenant":"T0JOURNEY1","conversation":"C0LAB00001:1795859945.294255","event":{"type":"spoken","place":{"channel":"C0LAB00001","thread":"1795859945.294255","kind":"public"},"author":"U0XIAOCHEN","text":"现状","ts":"1795859945.798722","to_bot":true,"to_others":false,"files":[],"laid_out":" 现状","material":[],"unread":[]}}',1,'2026-11-28T09:59:05.807+00:00');
INSERT INTO inbox VALUES('T0JOURNEY1','msg:C0LAB00001:1795859945.897823',9,'{"key":"msg:C0LAB00001:1795859945.897823","tenant":"T0JOURNEY1","conversation":"C0LAB00001:1795859945.294255","event":{"type":"spoken","place":{"channel":"C0LAB00001","thread":"1795859945.294255","kind":"public"},"author":"U0XIAOCHEN","text":"阶段：预约、候诊、就诊","ts":"1795859945.897823","to_bot":true,"to_others":false,"files":[],"laid_out":" 阶段：预约、候诊、就诊","material":[],"unread":[]}}',1,'2026-11-28T09:59:05.904+00:00');
CREATE TABLE journeys (
	tenant VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	document TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	title_key VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	channel VARCHAR, 
	industry VARCHAR, 
	updated_at VARCHAR NOT NULL, language VARCHAR DEFAULT 'en' NOT NULL, state VARCHAR, personas VARCHAR DEFAULT '' NOT NULL, followed VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_journeys PRIMARY KEY (tenant, id)
);
INSERT INTO journeys VALUES('T0JOURNEY1','a067b5c8fc','{"schema":"journey/1","id":"a067b5c8fc","title":"A parcel collection","language":"en","industry":"ecommerce","state":"current","status":"draft","channel":"C0LAB00001","created_at":"2026-01-15T09:00:00Z","updated_at":"2026-01-15T09:00:00Z","revision":4,"goal":{"objective":"fewer complaints","metric":"complaints","baseline":"40","target":"20"},"scope":{"starts":null,"ends":null},"personas":[{"id":"p3","name":"personas","description":"Anna, 34, in a hurry","needs":[],"expectations":[]}],"stages":[{"id":"s4","name":"order","customer_goal":null,"touchpoints":[]},{"id":"s4-2","name":"wait","customer_goal":null,"touchpoints":[]},{"id":"s4-3","name":"collect","customer_goal":null,"touchpoints":[]}],"opportunities":[],"actions":[],"evidence":[],"translations":[],"metrics":[]}',4,'A parcel collection','a parcel collection','draft','C0LAB00001','ecommerce','2026-01-15T09:00:00Z','en','current','personas','1/4');
INSERT INTO journeys VALUES('T0JOURNEY1','bcde771bfb','{"schema":"journey/1","id":"bcde771bfb","title":"社区医院挂号","language":"zh","industry":"healthcare","state":"current","status":"draft","channel":"C0LAB00001","created_at":"2026-01-15T09:00:00Z","updated_at":"2026-01-15T09:00:00Z","revision":3,"goal":{"objective":"排队","metric":null,"baseline":"40分钟","target":"20分钟"},"scope":{"starts":null,"ends":null},"personas":[],"stages":[{"id":"s3","name":"预约","customer_goal":null,"touchpoints":[]},{"id":"s3-2","name":"候诊","customer_goal":null,"touchpoints":[]},{"id":"s3-3","name":"就诊","customer_goal":null,"touchpoints":[]}],"opportunities":[],"actions":[],"evidence":[],"translations":[],"metrics":[]}',3,'社区医院挂号','社区医院挂号','draft','C0LAB00001','healthcare','2026-01-15T09:00:00Z','zh','current','','1/3');
CREATE TABLE metrics (
	tenant VARCHAR NOT NULL, 
	journey VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	audience VARCHAR, 
	status VARCHAR NOT NULL, 
	stage VARCHAR, 
	stage_name VARCHAR, 
	name VARCHAR NOT NULL, 
	value DOUBLE NOT NULL, 
	n INTEGER, 
	dated VARCHAR, 
	CONSTRAINT pk_metrics PRIMARY KEY (tenant, journey, position)
);
CREATE TABLE model_abilities (
	endpoint VARCHAR NOT NULL, 
	document TEXT NOT NULL, 
	CONSTRAINT pk_model_abilities PRIMARY KEY (endpoint)
);
CREATE TABLE model_answers (
	tenant VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	answer TEXT NOT NULL, 
	at VARCHAR NOT NULL, 
	CONSTRAINT pk_model_answers PRIMARY KEY (tenant, "key")
);
CREATE TABLE model_usage (
	tenant VARCHAR NOT NULL, 
	month VARCHAR NOT NULL, 
	tokens_in BIGINT NOT NULL, 
	tokens_out BIGINT NOT NULL, 
	calls INTEGER NOT NULL, 
	warned BOOLEAN NOT NULL, 
	CONSTRAINT pk_model_usage PRIMARY KEY (tenant, month)
);
CREATE TABLE opportunities (
	tenant VARCHAR NOT NULL, 
	journey VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	impact INTEGER, 
	effort INTEGER, 
	score DOUBLE, 
	taken_up BOOLEAN NOT NULL, 
	audience VARCHAR, 
	status VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_opportunities PRIMARY KEY (tenant, journey, id)
);
CREATE TABLE pain_points (
	tenant VARCHAR NOT NULL, 
	journey VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	stage VARCHAR NOT NULL, 
	stage_name VARCHAR NOT NULL, 
	touchpoint VARCHAR NOT NULL, 
	touchpoint_name VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	severity INTEGER, 
	priority DOUBLE, 
	rank DOUBLE NOT NULL, 
	votes INTEGER NOT NULL, 
	moment_of_truth BOOLEAN NOT NULL, 
	tags VARCHAR NOT NULL, 
	evidence INTEGER NOT NULL, 
	care VARCHAR NOT NULL, 
	audience VARCHAR, 
	status VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_pain_points PRIMARY KEY (tenant, journey, id)
);
CREATE TABLE participants (
	tenant VARCHAR NOT NULL, 
	workshop VARCHAR NOT NULL, 
	person VARCHAR NOT NULL, 
	dm VARCHAR NOT NULL, 
	prompt VARCHAR NOT NULL, 
	document TEXT NOT NULL, 
	CONSTRAINT pk_participants PRIMARY KEY (tenant, workshop, person)
);
CREATE TABLE preferences (
	tenant VARCHAR NOT NULL, 
	person VARCHAR NOT NULL, 
	document TEXT NOT NULL, 
	CONSTRAINT pk_preferences PRIMARY KEY (tenant, person)
);
CREATE TABLE proposals (
	tenant VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	conversation VARCHAR NOT NULL, 
	journey VARCHAR NOT NULL, 
	seen INTEGER NOT NULL, 
	changes TEXT NOT NULL, 
	draft BOOLEAN NOT NULL, 
	message VARCHAR, 
	decided BOOLEAN NOT NULL, 
	CONSTRAINT pk_proposals PRIMARY KEY (tenant, id)
);
CREATE TABLE remedies (
	tenant VARCHAR NOT NULL, 
	journey VARCHAR NOT NULL, 
	pain_point VARCHAR NOT NULL, 
	opportunity VARCHAR NOT NULL, 
	action VARCHAR NOT NULL, 
	CONSTRAINT pk_remedies PRIMARY KEY (tenant, journey, pain_point, opportunity, action)
);
CREATE TABLE retention (
	tenant VARCHAR NOT NULL, 
	document TEXT NOT NULL, 
	CONSTRAINT pk_retention PRIMARY KEY (tenant)
);
INSERT INTO retention VALUES('T0JOURNEY1','{"events":30,"words":90,"feedback":0}');
CREATE TABLE revisions (
	tenant VARCHAR NOT NULL, 
	journey VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	at VARCHAR NOT NULL, 
	author VARCHAR NOT NULL, 
	document TEXT NOT NULL, 
	CONSTRAINT pk_revisions PRIMARY KEY (tenant, journey, number), 
	CONSTRAINT fk_revisions_journeys FOREIGN KEY(tenant, journey) REFERENCES journeys (tenant, id) ON DELETE CASCADE
);
INSERT INTO revisions VALUES('T0JOURNEY1','a067b5c8fc',0,'2026-01-15T09:00:00Z','U0MIA00001','{"number":0,"at":"2026-01-15T09:00:00Z","author":"U0MIA00001","message":null,"undoes":null,"summary":"A parcel collection","events":[]}');
INSERT INTO revisions VALUES('T0JOURNEY1','a067b5c8fc',1,'2026-01-15T09:00:00Z','U0MIA00001','{"number":1,"at":"2026-01-15T09:00:00Z","author":"U0MIA00001","message":"1795859943.767073","undoes":null,"summary":"goal *fewer complaints*, measured by complaints, 40 → 20","events":[{"event":"FieldChanged","id":"journey","field":"goal.objective","before":null,"after":"fewer complaints"},{"event":"FieldChanged","id":"journey","field":"goal.metric","before":null,"after":"complaints"},{"event":"FieldChanged","id":"journey","field":"goal.baseline","before":null,"after":"40"},{"event":"FieldChanged","id":"journey","field":"goal.target","before":null,"after":"20"}]}');
INSERT INTO revisions VALUES('T0JOURNEY1','a067b5c8fc',2,'2026-01-15T09:00:00Z','U0MIA00001','{"number":2,"at":"2026-01-15T09:00:00Z","author":"U0MIA00001","message":"1795859944.504885","undoes":null,"summary":"*as it is today*","events":[{"event":"FieldChanged","id":"journey","field":"state","before":null,"after":"current"}]}');
INSERT INTO revisions VALUES('T0JOURNEY1','a067b5c8fc',3,'2026-01-15T09:00:00Z','U0MIA00001','{"number":3,"at":"2026-01-15T09:00:00Z","author":"U0MIA00001","message":"1795859944.730434","undoes":null,"summary":"persona *personas*, Anna, 34, in a hurry","events":[{"event":"PartAdded","node":{"id":"p3","parent":"journey","collection":"personas","fields":{"name":"personas","description":"Anna, 34, in a hurry","needs":[],"expectations":[]}},"position":0}]}');
INSERT INTO revisions VALUES('T0JOURNEY1','a067b5c8fc',4,'2026-01-15T09:00:00Z','U0MIA00001','{"number":4,"at":"2026-01-15T09:00:00Z","author":"U0MIA00001","message":"1795859945.057835","undoes":null,"summary":"stages order, wait, collect","events":[{"event":"PartAdded","node":{"id":"s4","parent":"journey","collection":"stages","fields":{"name":"order","customer_goal":null}},"position":0},{"event":"PartAdded","node":{"id":"s4-2","parent":"journey","collection":"stages","fields":{"name":"wait","customer_goal":null}},"position":1},{"event":"PartAdded","node":{"id":"s4-3","parent":"journey","collection":"stages","fields":{"name":"collect","customer_goal":null}},"position":2}]}');
INSERT INTO revisions VALUES('T0JOURNEY1','bcde771bfb',0,'2026-01-15T09:00:00Z','U0XIAOCHEN','{"number":0,"at":"2026-01-15T09:00:00Z","author":"U0XIAOCHEN","message":null,"undoes":null,"summary":"社区医院挂号","events":[]}');
INSERT INTO revisions VALUES('T0JOURNEY1','bcde771bfb',1,'2026-01-15T09:00:00Z','U0XIAOCHEN','{"number":1,"at":"2026-01-15T09:00:00Z","author":"U0XIAOCHEN","message":"1795859945.553525","undoes":null,"summary":"目标「排队」，40分钟 → 20分钟","events":[{"event":"FieldChanged","id":"journey","field":"goal.objective","before":null,"after":"排队"},{"event":"FieldChanged","id":"journey","field":"goal.baseline","before":null,"after":"40分钟"},{"event":"FieldChanged","id":"journey","field":"goal.target","before":null,"after":"20分钟"}]}');
INSERT INTO revisions VALUES('T0JOURNEY1','bcde771bfb',2,'2026-01-15T09:00:00Z','U0XIAOCHEN','{"number":2,"at":"2026-01-15T09:00:00Z","author":"U0XIAOCHEN","message":"1795859945.798722","undoes":null,"summary":"现状","events":[{"event":"FieldChanged","id":"journey","field":"state","before":null,"after":"current"}]}');
INSERT INTO revisions VALUES('T0JOURNEY1','bcde771bfb',3,'2026-01-15T09:00:00Z','U0XIAOCHEN','{"number":3,"at":"2026-01-15T09:00:00Z","author":"U0XIAOCHEN","message":"1795859945.897823","undoes":null,"summary":"阶段：预约、候诊、就诊","events":[{"event":"PartAdded","node":{"id":"s3","parent":"journey","collection":"stages","fields":{"name":"预约","customer_goal":null}},"position":0},{"event":"PartAdded","node":{"id":"s3-2","parent":"journey","collection":"stages","fields":{"name":"候诊","customer_goal":null}},"position":1},{"event":"PartAdded","node":{"id":"s3-3","parent":"journey","collection":"stages","fields":{"name":"就诊","customer_goal":null}},"position":2}]}');
CREATE TABLE schema_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT schema_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO schema_version VALUES('0012');
CREATE TABLE slack_bots (
	id INTEGER NOT NULL, 
	client_id VARCHAR NOT NULL, 
	app_id VARCHAR NOT NULL, 
	is_enterprise_install BOOLEAN NOT NULL, 
	installed_at DATETIME NOT NULL, 
	bot_token_expires_at DATETIME, 
	enterprise_id VARCHAR, 
	enterprise_name VARCHAR, 
	team_id VARCHAR, 
	team_name VARCHAR, 
	bot_token VARCHAR, 
	bot_id VARCHAR, 
	bot_user_id VARCHAR, 
	bot_scopes VARCHAR, 
	bot_refresh_token VARCHAR, 
	CONSTRAINT pk_slack_bots PRIMARY KEY (id)
);
INSERT INTO slack_bots VALUES(1,'1.2','A0',0,'2026-11-28 09:00:00.000000',NULL,NULL,NULL,'T0JOURNEY1','Office','t','B0','U0BOT','chat:write',NULL);
INSERT INTO slack_bots VALUES(2,'1.2','A0',0,'2026-11-28 09:00:00.000000',NULL,NULL,NULL,'T0JOURNEY1','Office','t','B0','U0BOT','chat:write',NULL);
CREATE TABLE slack_installations (
	id INTEGER NOT NULL, 
	client_id VARCHAR NOT NULL, 
	app_id VARCHAR NOT NULL, 
	is_enterprise_install BOOLEAN NOT NULL, 
	installed_at DATETIME NOT NULL, 
	bot_token_expires_at DATETIME, 
	user_id VARCHAR NOT NULL, 
	user_token_expires_at DATETIME, 
	enterprise_id VARCHAR, 
	enterprise_name VARCHAR, 
	team_id VARCHAR, 
	team_name VARCHAR, 
	bot_token VARCHAR, 
	bot_id VARCHAR, 
	bot_user_id VARCHAR, 
	bot_scopes VARCHAR, 
	bot_refresh_token VARCHAR, 
	enterprise_url VARCHAR, 
	user_token VARCHAR, 
	user_scopes VARCHAR, 
	user_refresh_token VARCHAR, 
	incoming_webhook_url VARCHAR, 
	incoming_webhook_channel VARCHAR, 
	incoming_webhook_channel_id VARCHAR, 
	incoming_webhook_configuration_url VARCHAR, 
	token_type VARCHAR, 
	CONSTRAINT pk_slack_installations PRIMARY KEY (id)
);
CREATE TABLE slack_oauth_states (
	id INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	expire_at DATETIME NOT NULL, 
	CONSTRAINT pk_slack_oauth_states PRIMARY KEY (id)
);
INSERT INTO slack_oauth_states VALUES(1,'s1','2026-11-28 10:00:00.000000');
INSERT INTO slack_oauth_states VALUES(2,'s1','2026-11-28 10:00:00.000000');
CREATE TABLE subscriptions (
	tenant VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	person VARCHAR NOT NULL, 
	document TEXT NOT NULL, 
	CONSTRAINT pk_subscriptions PRIMARY KEY (tenant, id)
);
CREATE TABLE timers (
	tenant VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	due VARCHAR NOT NULL, 
	inbound TEXT NOT NULL, 
	CONSTRAINT pk_timers PRIMARY KEY (tenant, "key")
);
INSERT INTO timers VALUES('T0JOURNEY1','nudges:2026-01-15T10:00:00Z','2026-01-15T10:00:00Z','{"key":"nudges:2026-01-15T10:00:00Z","tenant":"T0JOURNEY1","conversation":"nudges","event":{"type":"came_due","person":"","language":"en","request":"[\"nudge\",{},\"\",\"\"]"}}');
CREATE TABLE touchpoints (
	tenant VARCHAR NOT NULL, 
	journey VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	stage VARCHAR NOT NULL, 
	stage_name VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	channel VARCHAR, 
	owner VARCHAR, 
	emotion INTEGER, 
	emotion_n INTEGER NOT NULL, 
	moment_of_truth BOOLEAN NOT NULL, 
	evidence INTEGER NOT NULL, 
	audience VARCHAR, 
	status VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_touchpoints PRIMARY KEY (tenant, journey, id)
);
CREATE TABLE turns (
	tenant VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	place TEXT, 
	reply TEXT, 
	journey VARCHAR, 
	posted VARCHAR, 
	file VARCHAR, 
	CONSTRAINT pk_turns PRIMARY KEY (tenant, "key")
);
INSERT INTO turns VALUES('T0JOURNEY1','msg:C0LAB00001:1795859943.079996','{"channel":"C0LAB00001","thread":"1795859943.079996","kind":"public"}','{"language":"en","sections":[{"text":"Let''s map it: *A parcel collection*. I''ll keep everything in this thread; anyone here can answer.","buttons":[],"choices":null,"cites":[],"shown":null},{"text":"First, what should get better for you because of this map? A goal with a number helps later – for instance “within a quarter cut \"where is my parcel\" from 35% of enquiries to 20%”.","buttons":[{"does":"edit","label":"Fill in","value":"answer:goal","primary":false,"danger":false},{"does":"skip","label":"Skip","value":"goal","primary":false,"danger":false},{"does":"more","label":"Why?","value":"en/method-goal-metric#0","primary":false,"danger":false}],"choices":null,"cites":[],"shown":null}],"footer":"step 1 of 10 · scope · 2 more to go","footer_buttons":[],"draw":false,"file":null,"beside":[],"report":null,"only_to":null,"asks":[],"summarised":false,"published":false,"settles":[],"note":""}','a067b5c8fc','1795859943.763333',NULL);
INSERT INTO turns VALUES('T0JOURNEY1','msg:C0LAB00001:1795859943.767073','{"channel":"C0LAB00001","thread":"1795859943.079996","kind":"public"}','{"language":"en","sections":[{"text":"Saved: goal *fewer complaints*, measured by complaints, 40 → 20.","buttons":[{"does":"undo","label":"Undo","value":"1","primary":false,"danger":false},{"does":"edit","label":"Edit","value":"goal:","primary":false,"danger":false}],"choices":null,"cites":[],"shown":null},{"text":"Is this the journey as it is today, or as you want it to be?","buttons":[{"does":"skip","label":"Skip","value":"state","primary":false,"danger":false}],"choices":{"slot":"state","items":[{"label":"Today","value":"current","chosen":false,"passage":null,"note":null},{"label":"As it should be","value":"future","chosen":false,"passage":null,"note":null}],"many":false,"send":""},"cites":[],"shown":null}],"footer":"step 1 of 10 · scope · 1 more to go","footer_buttons":[],"draw":false,"file":null,"beside":[],"report":null,"only_to":null,"asks":[],"summarised":false,"published":false,"settles":["msg:C0LAB00001:1795859943.079996"],"note":"✓ Mia – goal *fewer complaints*, measured by complaints, 40 → 20"}','a067b5c8fc','1795859944.503922',NULL);
INSERT INTO turns VALUES('T0JOURNEY1','msg:C0LAB00001:1795859944.504885','{"channel":"C0LAB00001","thread":"1795859943.079996","kind":"public"}','{"language":"en","sections":[{"text":"Saved: *as it is today*.","buttons":[{"does":"undo","label":"Undo","value":"2","primary":false,"danger":false},{"does":"edit","label":"Edit","value":"journey:","primary":false,"danger":false}],"choices":null,"cites":[],"shown":null},{"text":"Seen from the customer''s side, where does it start and where does it end? Say, “from first thinking of it to being home again”.","buttons":[{"does":"edit","label":"Fill in","value":"answer:span","primary":false,"danger":false},{"does":"skip","label":"Skip","value":"span","primary":false,"danger":false}],"choices":null,"cites":[],"shown":null}],"footer":"step 1 of 10 · scope","footer_buttons":[],"draw":false,"file":null,"beside":[],"report":null,"only_to":null,"asks":[],"summarised":false,"published":false,"settles":["msg:C0LAB00001:1795859943.767073"],"note":"✓ Mia – *as it is today*"}','a067b5c8fc','1795859944.724708',NULL);
INSERT INTO turns VALUES('T0JOURNEY1','msg:C0LAB00001:1795859944.730434','{"channel":"C0LAB00001","thread":"1795859943.079996","kind":"public"}','{"language":"en","sections":[{"text":"Saved: persona *personas*, Anna, 34, in a hurry.","buttons":[{"does":"undo","label":"Undo","value":"3","primary":false,"danger":false},{"does":"edit","label":"Edit","value":"persona:p3","primary":false,"danger":false}],"choices":null,"cites":[],"shown":null},{"text":"Seen from the customer''s side, where does it start and where does it end? Say, “from first thinking of it to being home again”.","buttons":[{"does":"edit","label":"Fill in","value":"answer:span","primary":false,"danger":false},{"does":"skip","label":"Skip","value":"span","primary":false,"danger":false}],"choices":null,"cites":[],"shown":null}],"footer":"step 1 of 10 · scope","footer_buttons":[],"draw":false,"file":null,"beside":[],"report":null,"only_to":null,"asks":[],"summarised":false,"published":false,"settles":["msg:C0LAB00001:1795859944.504885"],"note":"✓ Mia – persona *personas*, Anna, 34, in a hurry"}','a067b5c8fc','1795859945.053501',NULL);
INSERT INTO turns VALUES('T0JOURNEY1','msg:C0LAB00001:1795859945.057835','{"channel":"C0LAB00001","thread":"1795859943.079996","kind":"public"}','{"language":"en","sections":[{"text":"Saved: stages order, wait, collect.","buttons":[{"does":"undo","label":"Undo","value":"4","primary":false,"danger":false},{"does":"edit","label":"Edit","value":"stages:","primary":false,"danger":false}],"choices":null,"cites":[],"shown":null},{"text":"Seen from the customer''s side, where does it start and where does it end? Say, “from first thinking of it to being home again”.","buttons":[{"does":"edit","label":"Fill in","value":"answer:span","primary":false,"danger":false},{"does":"skip","label":"Skip","value":"span","primary":false,"danger":false}],"choices":null,"cites":[],"shown":null}],"footer":"step 1 of 10 · scope","footer_buttons":[],"draw":false,"file":null,"beside":[],"report":null,"only_to":null,"asks":[],"summarised":false,"published":false,"settles":["msg:C0LAB00001:1795859944.730434"],"note":"✓ Mia – stages order, wait, collect"}','a067b5c8fc','1795859945.293304',NULL);
INSERT INTO turns VALUES('T0JOURNEY1','msg:C0LAB00001:1795859945.294255','{"channel":"C0LAB00001","thread":"1795859945.294255","kind":"public"}','{"language":"zh","sections":[{"text":"好，就叫「社区医院挂号」。大家都可以在这条消息下面接着说，我会把每句话都记在这张图上。","buttons":[],"choices":null,"cites":[],"shown":null},{"text":"先说目标：做完这张图，你们最想让哪件事变好？带个数字以后好跟踪，比如「三个月内，把门诊候诊时间的中位数从 52 分钟降到 35 分钟」。","buttons":[{"does":"edit","label":"填表","value":"answer:goal","primary":false,"danger":false},{"does":"skip","label":"先跳过","value":"goal","primary":false,"danger":false},{"does":"more","label":"为什么问这个","value":"zh/method-goal-metric#0","primary":false,"danger":false}],"choices":null,"cites":[],"shown":null}],"footer":"第 1/10 步 · 目标 · 这一步还剩 2 问","footer_buttons":[],"draw":false,"file":null,"beside":[],"report":null,"only_to":null,"asks":[],"summarised":false,"published":false,"settles":[],"note":""}','bcde771bfb','1795859945.552509',NULL);
INSERT INTO turns VALUES('T0JOURNEY1','msg:C0LAB00001:1795859945.553525','{"channel":"C0LAB00001","thread":"1795859945.294255","kind":"public"}','{"language":"zh","sections":[{"text":"记下了：目标「排队」，40分钟 → 20分钟。","buttons":[{"does":"undo","label":"撤销","value":"1","primary":false,"danger":false},{"does":"edit","label":"修改","value":"goal:","primary":false,"danger":false}],"choices":null,"cites":[],"shown":null},{"text":"画现在的样子，还是理想的样子？","buttons":[{"does":"skip","label":"先跳过","value":"state","primary":false,"danger":false}],"choices":{"slot":"state","items":[{"label":"现状","value":"current","chosen":false,"passage":null,"note":null},{"label":"理想","value":"future","chosen":false,"passage":null,"note":null}],"many":false,"send":""},"cites":[],"shown":null}],"footer":"第 1/10 步 · 目标 · 这一步还剩 1 问","footer_buttons":[],"draw":false,"file":null,"beside":[],"report":null,"only_to":null,"asks":[],"summarised":false,"published":false,"settles":["msg:C0LAB00001:1795859945.294255"],"note":"✓ 小陈：目标「排队」，40分钟 → 20分钟"}','bcde771bfb','1795859945.797706',NULL);
INSERT INTO turns VALUES('T0JOURNEY1','msg:C0LAB00001:1795859945.798722','{"channel":"C0LAB00001","thread":"1795859945.294255","kind":"public"}','{"language":"zh","sections":[{"text":"记下了：现状。","buttons":[{"does":"undo","label":"撤销","value":"2","primary":false,"danger":false},{"does":"edit","label":"修改","value":"journey:","primary":false,"danger":false}],"choices":null,"cites":[],"shown":null},{"text":"从客户的角度，这段旅程从哪一刻开始，到哪一刻结束？比如「从想起来要办，到办完回到家」。","buttons":[{"does":"edit","label":"填表","value":"answer:span","primary":false,"danger":false},{"does":"skip","label":"先跳过","value":"span","primary":false,"danger":false}],"choices":null,"cites":[],"shown":null}],"footer":"第 1/10 步 · 目标","footer_buttons":[],"draw":false,"file":null,"beside":[],"report":null,"only_to":null,"asks":[],"summarised":false,"published":false,"settles":["msg:C0LAB00001:1795859945.553525"],"note":"✓ 小陈：现状"}','bcde771bfb','1795859945.894926',NULL);
INSERT INTO turns VALUES('T0JOURNEY1','msg:C0LAB00001:1795859945.897823','{"channel":"C0LAB00001","thread":"1795859945.294255","kind":"public"}','{"language":"zh","sections":[{"text":"记下了：阶段：预约、候诊、就诊。","buttons":[{"does":"undo","label":"撤销","value":"3","primary":false,"danger":false},{"does":"edit","label":"修改","value":"stages:","primary":false,"danger":false}],"choices":null,"cites":[],"shown":null},{"text":"从客户的角度，这段旅程从哪一刻开始，到哪一刻结束？比如「从想起来要办，到办完回到家」。","buttons":[{"does":"edit","label":"填表","value":"answer:span","primary":false,"danger":false},{"does":"skip","label":"先跳过","value":"span","primary":false,"danger":false}],"choices":null,"cites":[],"shown":null}],"footer":"第 1/10 步 · 目标","footer_buttons":[],"draw":false,"file":null,"beside":[],"report":null,"only_to":null,"asks":[],"summarised":false,"published":false,"settles":["msg:C0LAB00001:1795859945.798722"],"note":"✓ 小陈：阶段：预约、候诊、就诊"}','bcde771bfb','1795859946.094508',NULL);
CREATE TABLE votes (
	tenant VARCHAR NOT NULL, 
	turn VARCHAR NOT NULL, 
	person VARCHAR NOT NULL, 
	good BOOLEAN NOT NULL, 
	at VARCHAR NOT NULL, 
	CONSTRAINT pk_votes PRIMARY KEY (tenant, turn, person)
);
CREATE TABLE workshop_keys (
	tenant VARCHAR NOT NULL, 
	workshop VARCHAR NOT NULL, 
	phase VARCHAR NOT NULL, 
	secret VARCHAR NOT NULL, 
	CONSTRAINT pk_workshop_keys PRIMARY KEY (tenant, workshop, phase)
);
CREATE TABLE workshop_payloads (
	tenant VARCHAR NOT NULL, 
	workshop VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	CONSTRAINT pk_workshop_payloads PRIMARY KEY (tenant, workshop, "key")
);
CREATE TABLE workshops (
	tenant VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	channel VARCHAR NOT NULL, 
	thread VARCHAR NOT NULL, 
	phase VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	document TEXT NOT NULL, 
	CONSTRAINT pk_workshops PRIMARY KEY (tenant, id)
);
CREATE INDEX ix_journeys_tenant_updated_at_id ON journeys (tenant, updated_at, id);
CREATE INDEX ix_journeys_tenant_channel_updated_at_id ON journeys (tenant, channel, updated_at, id);
CREATE INDEX ix_journeys_tenant_title_key ON journeys (tenant, title_key);
CREATE INDEX ix_conversations_tenant_journey ON conversations (tenant, journey);
CREATE INDEX ix_model_answers_tenant_at ON model_answers (tenant, at);
CREATE INDEX ix_handed_tenant_journey_digest ON handed (tenant, journey, digest);
CREATE INDEX ix_touchpoints_tenant_audience_status_emotion ON touchpoints (tenant, audience, status, emotion);
CREATE INDEX ix_pain_points_tenant_audience_status_severity_care ON pain_points (tenant, audience, status, severity, care);
CREATE INDEX ix_pain_points_tenant_rank ON pain_points (tenant, rank);
CREATE INDEX ix_opportunities_tenant_audience_status ON opportunities (tenant, audience, status);
CREATE INDEX ix_actions_tenant_open_due ON actions (tenant, open, due);
CREATE INDEX ix_evidence_tenant_audience_status_origin ON evidence (tenant, audience, status, origin);
CREATE INDEX ix_metrics_tenant_name_dated ON metrics (tenant, name, dated);
CREATE INDEX ix_changes_tenant_at ON changes (tenant, at);
CREATE INDEX ix_workshops_tenant_channel_thread ON workshops (tenant, channel, thread);
CREATE INDEX ix_contributions_tenant_workshop_phase_person ON contributions (tenant, workshop, phase, person);
CREATE INDEX ix_participants_tenant_person ON participants (tenant, person);
CREATE INDEX ix_timers_due ON timers (due);
CREATE INDEX ix_subscriptions_tenant_person ON subscriptions (tenant, person);
CREATE INDEX slack_bots_idx ON slack_bots (client_id, enterprise_id, team_id, installed_at);
CREATE INDEX slack_installations_idx ON slack_installations (client_id, enterprise_id, team_id, user_id, installed_at);
CREATE INDEX ix_touchpoints_tenant_journey_audience_status_emotion ON touchpoints (tenant, journey, audience, status, emotion);
CREATE INDEX ix_actions_tenant_owner_key_audience_status_owner ON actions (tenant, owner_key, audience, status, owner);
CREATE INDEX ix_actions_tenant_department_key_audience_status_department ON actions (tenant, department_key, audience, status, department);
CREATE INDEX ix_journeys_tenant_updated_at_id_channel_status_title_personas ON journeys (tenant, updated_at, id, channel, status, title, personas);
COMMIT;
