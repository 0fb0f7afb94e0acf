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
INSERT INTO changes VALUES('T0JOURNEY1','1eaab16522',1,0,'2026-01-15T09:00:00Z','U0MIA00001','added','stages','s1','arrive','',NULL,NULL,NULL);
INSERT INTO changes VALUES('T0JOURNEY1','1eaab16522',1,1,'2026-01-15T09:00:00Z','U0MIA00001','added','stages','s1-2','wait','',NULL,NULL,NULL);
INSERT INTO changes VALUES('T0JOURNEY1','1eaab16522',1,2,'2026-01-15T09:00:00Z','U0MIA00001','added','stages','s1-3','leave','',NULL,NULL,NULL);
INSERT INTO changes VALUES('T0JOURNEY1','1eaab16522',2,0,'2026-01-15T09:00:00Z','U0MIA00001','added','touchpoints','t2','front desk','',NULL,NULL,NULL);
INSERT INTO changes VALUES('T0JOURNEY1','1eaab16522',2,1,'2026-01-15T09:00:00Z','U0MIA00001','added','touchpoints','t2-2','lift','',NULL,NULL,NULL);
INSERT INTO changes VALUES('T0JOURNEY1','1eaab16522',3,0,'2026-01-15T09:00:00Z','U0MIA00001','changed','','','A hotel check-in','goal.objective',NULL,'cut check-in',NULL);
INSERT INTO changes VALUES('T0JOURNEY1','1eaab16522',3,1,'2026-01-15T09:00:00Z','U0MIA00001','changed','','','A hotel check-in','goal.baseline',NULL,'14 minutes',NULL);
INSERT INTO changes VALUES('T0JOURNEY1','1eaab16522',3,2,'2026-01-15T09:00:00Z','U0MIA00001','changed','','','A hotel check-in','goal.target',NULL,'6 minutes',NULL);
INSERT INTO changes VALUES('T0JOURNEY1','86fe29c196',1,0,'2026-01-15T09:00:00Z','U0MIA00001','added','stages','s1','挂号','',NULL,NULL,NULL);
INSERT INTO changes VALUES('T0JOURNEY1','86fe29c196',1,1,'2026-01-15T09:00:00Z','U0MIA00001','added','stages','s1-2','缴费','',NULL,NULL,NULL);
INSERT INTO changes VALUES('T0JOURNEY1','86fe29c196',1,2,'2026-01-15T09:00:00Z','U0MIA00001','added','stages','s1-3','取药','',NULL,NULL,NULL);
INSERT INTO changes VALUES('T0JOURNEY1','86fe29c196',2,0,'2026-01-15T09:00:00Z','U0MIA00001','added','touchpoints','t2','窗口','',NULL,NULL,NULL);
INSERT INTO changes VALUES('T0JOURNEY1','86fe29c196',2,1,'2026-01-15T09:00:00Z','U0MIA00001','added','touchpoints','t2-2','叫号屏','',NULL,NULL,NULL);
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
INSERT INTO conversations VALUES('T0JOURNEY1','C0LAB00001:1795831365.996716','1eaab16522','{"journey":"1eaab16522","language":"en","fixed_language":false,"slot":"state","tries":0,"skipped":[],"revisit":"","staying":null,"trail":["goal","state"],"kept":[],"answers":[{"message":"1795831371.354546","revision":1,"slot":"goal"},{"message":"1795831376.114879","revision":2,"slot":"goal"},{"message":"1795831377.884674","revision":3,"slot":"goal"}],"waiting":null,"people":[{"id":"U0MIA00001","name":"Mia","language":"en","script":"hans"}],"paused":false,"standing":["msg:C0LAB00001:1795831377.884674"],"offered":[]}','{"channel":"C0LAB00001","thread":"1795831365.996716","kind":"public"}');
INSERT INTO conversations VALUES('T0JOURNEY1','C0LAB00001:1795831380.497370','86fe29c196','{"journey":"86fe29c196","language":"zh","fixed_language":false,"slot":"goal","tries":0,"skipped":[],"revisit":"","staying":null,"trail":["goal"],"kept":[],"answers":[{"message":"1795831383.281715","revision":1,"slot":"goal"},{"message":"1795831384.156214","revision":2,"slot":"goal"}],"waiting":null,"people":[{"id":"U0MIA00001","name":"Mia","language":"zh","script":"hans"}],"paused":false,"standing":["msg:C0LAB00001:1795831384.156214"],"offered":[]}','{"channel":"C0LAB00001","thread":"1795831380.497370","kind":"public"}');
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
INSERT INTO inbox VALUES('T0JOURNEY1','msg:C0LAB00001:1795831365.996716',1,'{"key":"msg:C0LAB00001:1795831365.996716","tenant":"T0JOURNEY1","conversation":"C0LAB00001:1795831365.996716","event":{"type":"spoken","place":{"channel":"C0LAB00001","thread":"1795831365.996716","kind":"public"},"author":"U0MIA00001","text":"help us map a hotel check-in","ts":"1795831365.996716","to_bot":true,"to_others":false,"files":[],"laid_out":" help us map a hotel check-in","material":[],"unread":[]}}',1,'2026-11-28T02:02:46.700+00:00');
INSERT INTO inbox VALUES('T0JOURNEY1','msg:C0LAB00001:1795831371.354546',2,'{"key":"msg:C0LAB00001:1795831371.354546","tenant":"T0JOURNEY1","conversation":"C0LAB00001:1795831365.996716","event":{"type":"spoken","place":{"channel":"C0LAB00001","thread":"1795831365.996716","kind":"public"},"author":"U0MIA00001","text":"stages: arrive, wait, leave","ts":"1795831371.354546","to_bot":true,"to_others":false,"files":[],"laid_out":" stages: arrive, wait, leave","material":[],"unread":[]}}',1,'2026-11-28T02:02:51.682+00:00');
INSERT INTO inbox VALUES('T0JOURNEY1','msg:C0LAB00001:1795831376.114879',3,'{"key":"msg:C0LAB00001:1795831376.114879","tenant":"T0JOURNEY1","conversation":"C0LAB00001:1795831365.996716","event":{"type":"spoken","place":{"channel":"C0LAB00001","thread":"1795831365.996716","kind":"public"},"author":"U0MIA00001","text":"arrive: front desk, lift","ts":"1795831376.114879","to_bot":true,"to_others":false,"files":[],"laid_out":" arrive: front desk, lift","material":[],"unread":[]}}',1,'2026-11-28T02:02:56.173+00:00');
INSERT INTO inbox VALUES('T0JOURNEY1','msg:C0LAB00001:1795831377.884674',4,'{"key":"msg:C0LAB00001:1795831377.884674","tenant":"T0JOURNEY1","conversation":"C0LAB00001:1795831365.996716","event":{"type":"spoken","place":{"channel":"C0LAB00001","thread":"1795831365.996716","kind":"public"},"author":"U0MIA00001","text":"cut check-in from 14 minutes to 6","ts":"1795831377.884674","to_bot":true,"to_others":false,"files":[],"laid_out":" cut check-in from 14 minutes to 6","material":[],"unread":[]}}',1,'2026-11-28T02:02:58.227+00:00');
INSERT INTO inbox VALUES('T0JOURNEY1','msg:C0LAB00001:1795831380.497370',5,'{"key":"msg:C0LAB00001:1795831380.497370","tenant":"T0JOURNEY1","conversation":"C0LAB00001:1795831380.497370","event":{"type":"spoken","place":{"channel":"C0LAB00001","thread":"1795831380.497370","kind":"public"},"author":"U0MIA00001","text":"帮我们梳理社区医院取药的旅程","ts":"1795831380.497370","to_bot":true,"to_others":false,"files":[],"laid_out":" 帮我们梳理社区医院取药的旅程","material":[],"unread":[]}}',1,'2026-11-28T02:03:00.623+00:00');
INSERT INTO inbox VALUES('T0JOURNEY1','msg:C0LAB00001:1795831383.281715',6,'{"key":"msg:C0LAB00001:1795831383.281715","tenant":"T0JOURNEY1","conversation":"C0LAB00001:1795831380.497370","event":{"type":"spoken","place":{"channel":"C0LAB00001","thread":"1795831380.497370","kind":"public"},"author":"U0MIA00001","text":"阶段：挂号、缴费、取药","ts":"1795831383.281715","to_bot":true,"to_others":false,"files":[],"laid_out":" 阶段：挂号、缴费、取药","material":[],"unread":[]}}',1,'2026-11-28T02:03:03.289+00:00');
INSERT INTO inbox VALUES('T0JOURNEY1','msg:C0LAB00001:1795831384.156214',7,'{"key":"msg:C0LAB00001:1795831384.156214","tenant":"T0JOURNEY1","conversation":"C0LAB00001:1795831380.497370","event":{"type":"spoken","place":{"channel":"C0LAB00001","thread":"1795831380.497370","kind":"public"},"author":"U0MIA00001","text":"取药：窗口、叫号屏","ts":"1795831384.156214","to_bot":true,"to_others":false,"files":[],"laid_out":" 取药：窗口、叫号屏","material":[],"unread":[]}}',1,'2026-11-28T02:03:04.248+00:00');
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
INSERT INTO journeys VALUES('T0JOURNEY1','1eaab16522','{"schema":"journey/1","id":"1eaab16522","title":"A hotel check-in","language":"en","industry":"hotel","state":null,"status":"draft","channel":"C0LAB00001","created_at":"2026-01-15T09:00:00Z","updated_at":"2026-01-15T09:00:00Z","revision":3,"goal":{"objective":"cut check-in","metric":null,"baseline":"14 minutes","target":"6 minutes"},"scope":{"starts":null,"ends":null},"personas":[],"stages":[{"id":"s1","name":"arrive","customer_goal":null,"touchpoints":[{"id":"t2","name":"front desk","channel":null,"action":null,"thought":null,"emotion":null,"moment_of_truth":false,"emotion_n":0,"emotion_spread":null,"importance":null,"satisfaction":null,"owner":null,"evidence":[],"lanes":{"physical_evidence":null,"frontstage":null,"backstage":null,"support":null},"pain_points":[]},{"id":"t2-2","name":"lift","channel":null,"action":null,"thought":null,"emotion":null,"moment_of_truth":false,"emotion_n":0,"emotion_spread":null,"importance":null,"satisfaction":null,"owner":null,"evidence":[],"lanes":{"physical_evidence":null,"frontstage":null,"backstage":null,"support":null},"pain_points":[]}]},{"id":"s1-2","name":"wait","customer_goal":null,"touchpoints":[]},{"id":"s1-3","name":"leave","customer_goal":null,"touchpoints":[]}],"opportunities":[],"actions":[],"evidence":[],"translations":[],"metrics":[]}',3,'A hotel check-in','a hotel check-in','draft','C0LAB00001','hotel','2026-01-15T09:00:00Z','en',NULL,'','1/3');
INSERT INTO journeys VALUES('T0JOURNEY1','86fe29c196','{"schema":"journey/1","id":"86fe29c196","title":"社区医院取药","language":"zh","industry":"healthcare","state":null,"status":"draft","channel":"C0LAB00001","created_at":"2026-01-15T09:00:00Z","updated_at":"2026-01-15T09:00:00Z","revision":2,"goal":{"objective":null,"metric":null,"baseline":null,"target":null},"scope":{"starts":null,"ends":null},"personas":[],"stages":[{"id":"s1","name":"挂号","customer_goal":null,"touchpoints":[]},{"id":"s1-2","name":"缴费","customer_goal":null,"touchpoints":[]},{"id":"s1-3","name":"取药","customer_goal":null,"touchpoints":[{"id":"t2","name":"窗口","channel":null,"action":null,"thought":null,"emotion":null,"moment_of_truth":false,"emotion_n":0,"emotion_spread":null,"importance":null,"satisfaction":null,"owner":null,"evidence":[],"lanes":{"physical_evidence":null,"frontstage":null,"backstage":null,"support":null},"pain_points":[]},{"id":"t2-2","name":"叫号屏","channel":null,"action":null,"thought":null,"emotion":null,"moment_of_truth":false,"emotion_n":0,"emotion_spread":null,"importance":null,"satisfaction":null,"owner":null,"evidence":[],"lanes":{"physical_evidence":null,"frontstage":null,"backstage":null,"support":null},"pain_points":[]}]}],"opportunities":[],"actions":[],"evidence":[],"translations":[],"metrics":[]}',2,'社区医院取药','社区医院取药','draft','C0LAB00001','healthcare','2026-01-15T09:00:00Z','zh',NULL,'','1/2');
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
INSERT INTO revisions VALUES('T0JOURNEY1','1eaab16522',0,'2026-01-15T09:00:00Z','U0MIA00001','{"number":0,"at":"2026-01-15T09:00:00Z","author":"U0MIA00001","message":null,"undoes":null,"summary":"A hotel check-in","events":[]}');
INSERT INTO revisions VALUES('T0JOURNEY1','1eaab16522',1,'2026-01-15T09:00:00Z','U0MIA00001','{"number":1,"at":"2026-01-15T09:00:00Z","author":"U0MIA00001","message":"1795831371.354546","undoes":null,"summary":"stages arrive, wait, leave","events":[{"event":"PartAdded","node":{"id":"s1","parent":"journey","collection":"stages","fields":{"name":"arrive","customer_goal":null}},"position":0},{"event":"PartAdded","node":{"id":"s1-2","parent":"journey","collection":"stages","fields":{"name":"wait","customer_goal":null}},"position":1},{"event":"PartAdded","node":{"id":"s1-3","parent":"journey","collection":"stages","fields":{"name":"leave","customer_goal":null}},"position":2}]}');
INSERT INTO revisions VALUES('T0JOURNEY1','1eaab16522',2,'2026-01-15T09:00:00Z','U0MIA00001','{"number":2,"at":"2026-01-15T09:00:00Z","author":"U0MIA00001","message":"1795831376.114879","undoes":null,"summary":"in *arrive* – front desk, lift","events":[{"event":"PartAdded","node":{"id":"t2","parent":"s1","collection":"touchpoints","fields":{"name":"front desk","channel":null,"action":null,"thought":null,"emotion":null,"moment_of_truth":false,"emotion_n":0,"emotion_spread":null,"importance":null,"satisfaction":null,"owner":null,"evidence":[],"lanes.physical_evidence":null,"lanes.frontstage":null,"lanes.backstage":null,"lanes.support":null}},"position":0},{"event":"PartAdded","node":{"id":"t2-2","parent":"s1","collection":"touchpoints","fields":{"name":"lift","channel":null,"action":null,"thought":null,"emotion":null,"moment_of_truth":false,"emotion_n":0,"emotion_spread":null,"importance":null,"satisfaction":null,"owner":null,"evidence":[],"lanes.physical_evidence":null,"lanes.frontstage":null,"lanes.backstage":null,"lanes.support":null}},"position":1}]}');
INSERT INTO revisions VALUES('T0JOURNEY1','1eaab16522',3,'2026-01-15T09:00:00Z','U0MIA00001','{"number":3,"at":"2026-01-15T09:00:00Z","author":"U0MIA00001","message":"1795831377.884674","undoes":null,"summary":"goal *cut check-in*, 14 minutes → 6 minutes","events":[{"event":"FieldChanged","id":"journey","field":"goal.objective","before":null,"after":"cut check-in"},{"event":"FieldChanged","id":"journey","field":"goal.baseline","before":null,"after":"14 minutes"},{"event":"FieldChanged","id":"journey","field":"goal.target","before":null,"after":"6 minutes"}]}');
INSERT INTO revisions VALUES('T0JOURNEY1','86fe29c196',0,'2026-01-15T09:00:00Z','U0MIA00001','{"number":0,"at":"2026-01-15T09:00:00Z","author":"U0MIA00001","message":null,"undoes":null,"summary":"社区医院取药","events":[]}');
INSERT INTO revisions VALUES('T0JOURNEY1','86fe29c196',1,'2026-01-15T09:00:00Z','U0MIA00001','{"number":1,"at":"2026-01-15T09:00:00Z","author":"U0MIA00001","message":"1795831383.281715","undoes":null,"summary":"阶段：挂号、缴费、取药","events":[{"event":"PartAdded","node":{"id":"s1","parent":"journey","collection":"stages","fields":{"name":"挂号","customer_goal":null}},"position":0},{"event":"PartAdded","node":{"id":"s1-2","parent":"journey","collection":"stages","fields":{"name":"缴费","customer_goal":null}},"position":1},{"event":"PartAdded","node":{"id":"s1-3","parent":"journey","collection":"stages","fields":{"name":"取药","customer_goal":null}},"position":2}]}');
INSERT INTO revisions VALUES('T0JOURNEY1','86fe29c196',2,'2026-01-15T09:00:00Z','U0MIA00001','{"number":2,"at":"2026-01-15T09:00:00Z","author":"U0MIA00001","message":"1795831384.156214","undoes":null,"summary":"「取药」的触点：窗口、叫号屏","events":[{"event":"PartAdded","node":{"id":"t2","parent":"s1-3","collection":"touchpoints","fields":{"name":"窗口","channel":null,"action":null,"thought":null,"emotion":null,"moment_of_truth":false,"emotion_n":0,"emotion_spread":null,"importance":null,"satisfaction":null,"owner":null,"evidence":[],"lanes.physical_evidence":null,"lanes.frontstage":null,"lanes.backstage":null,"lanes.support":null}},"position":0},{"event":"PartAdded","node":{"id":"t2-2","parent":"s1-3","collection":"touchpoints","fields":{"name":"叫号屏","channel":null,"action":null,"thought":null,"emotion":null,"moment_of_truth":false,"emotion_n":0,"emotion_spread":null,"importance":null,"satisfaction":null,"owner":null,"evidence":[],"lanes.physical_evidence":null,"lanes.frontstage":null,"lanes.backstage":null,"lanes.support":null}},"position":1}]}');
CREATE TABLE schema_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT schema_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO schema_version VALUES('0009');
CREATE TABLE timers (
	tenant VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	due VARCHAR NOT NULL, 
	inbound TEXT NOT NULL, 
	CONSTRAINT pk_timers PRIMARY KEY (tenant, "key")
);
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
INSERT INTO touchpoints VALUES('T0JOURNEY1','1eaab16522','t2','s1','arrive','front desk','front desk
arrive',NULL,NULL,NULL,0,0,0,'C0LAB00001','draft',0);
INSERT INTO touchpoints VALUES('T0JOURNEY1','1eaab16522','t2-2','s1','arrive','lift','lift
arrive',NULL,NULL,NULL,0,0,0,'C0LAB00001','draft',1);
INSERT INTO touchpoints VALUES('T0JOURNEY1','86fe29c196','t2','s1-3','取药','窗口','窗口
取药',NULL,NULL,NULL,0,0,0,'C0LAB00001','draft',0);
INSERT INTO touchpoints VALUES('T0JOURNEY1','86fe29c196','t2-2','s1-3','取药','叫号屏','叫号屏
取药',NULL,NULL,NULL,0,0,0,'C0LAB00001','draft',1);
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
INSERT INTO turns VALUES('T0JOURNEY1','msg:C0LAB00001:1795831365.996716','{"channel":"C0LAB00001","thread":"1795831365.996716","kind":"public"}','{"language":"en","sections":[{"text":"Let''s map it: *A hotel check-in*. I''ll keep everything in this thread; anyone here can answer.","buttons":[],"choices":null,"cites":[]},{"text":"First, what should get better for you because of this map? A goal with a number helps later – for instance “within two months cut late-evening check-in from walking in to reaching the room from 14 minutes to 6”.","buttons":[{"does":"edit","label":"Fill in","value":"answer:goal","primary":false,"danger":false},{"does":"skip","label":"Skip","value":"goal","primary":false,"danger":false},{"does":"more","label":"Why?","value":"en/method-goal-metric#0","primary":false,"danger":false}],"choices":null,"cites":[]}],"footer":"step 1 of 10 · scope · 2 more to go","footer_buttons":[],"draw":false,"file":null,"only_to":null,"asks":[],"summarised":false,"settles":[],"note":""}','1eaab16522','1795831371.342197',NULL);
INSERT INTO turns VALUES('T0JOURNEY1','msg:C0LAB00001:1795831371.354546','{"channel":"C0LAB00001","thread":"1795831365.996716","kind":"public"}','{"language":"en","sections":[{"text":"Saved: stages arrive, wait, leave.","buttons":[{"does":"undo","label":"Undo","value":"1","primary":false,"danger":false},{"does":"edit","label":"Edit","value":"stages:","primary":false,"danger":false}],"choices":null,"cites":[]},{"text":"First, what should get better for you because of this map? A goal with a number helps later – for instance “within two months cut late-evening check-in from walking in to reaching the room from 14 minutes to 6”.","buttons":[{"does":"edit","label":"Fill in","value":"answer:goal","primary":false,"danger":false},{"does":"skip","label":"Skip","value":"goal","primary":false,"danger":false},{"does":"more","label":"Why?","value":"en/method-goal-metric#0","primary":false,"danger":false}],"choices":null,"cites":[]}],"footer":"step 1 of 10 · scope · 2 more to go","footer_buttons":[],"draw":false,"file":null,"only_to":null,"asks":[],"summarised":false,"settles":["msg:C0LAB00001:1795831365.996716"],"note":"✓ Mia – stages arrive, wait, leave"}','1eaab16522','1795831376.093985',NULL);
INSERT INTO turns VALUES('T0JOURNEY1','msg:C0LAB00001:1795831376.114879','{"channel":"C0LAB00001","thread":"1795831365.996716","kind":"public"}','{"language":"en","sections":[{"text":"Saved: in *arrive* – front desk, lift.","buttons":[{"does":"undo","label":"Undo","value":"2","primary":false,"danger":false},{"does":"edit","label":"Edit","value":"touchpoint:t2-2","primary":false,"danger":false}],"choices":null,"cites":[]},{"text":"First, what should get better for you because of this map? A goal with a number helps later – for instance “within two months cut late-evening check-in from walking in to reaching the room from 14 minutes to 6”.","buttons":[{"does":"edit","label":"Fill in","value":"answer:goal","primary":false,"danger":false},{"does":"skip","label":"Skip","value":"goal","primary":false,"danger":false},{"does":"more","label":"Why?","value":"en/method-goal-metric#0","primary":false,"danger":false}],"choices":null,"cites":[]}],"footer":"step 1 of 10 · scope · 2 more to go","footer_buttons":[],"draw":false,"file":null,"only_to":null,"asks":[],"summarised":false,"settles":["msg:C0LAB00001:1795831371.354546"],"note":"✓ Mia – in *arrive* – front desk, lift"}','1eaab16522','1795831377.866383',NULL);
INSERT INTO turns VALUES('T0JOURNEY1','msg:C0LAB00001:1795831377.884674','{"channel":"C0LAB00001","thread":"1795831365.996716","kind":"public"}','{"language":"en","sections":[{"text":"Saved: goal *cut check-in*, 14 minutes → 6 minutes.","buttons":[{"does":"undo","label":"Undo","value":"3","primary":false,"danger":false},{"does":"edit","label":"Edit","value":"goal:","primary":false,"danger":false}],"choices":null,"cites":[]},{"text":"Is this the journey as it is today, or as you want it to be?","buttons":[{"does":"skip","label":"Skip","value":"state","primary":false,"danger":false}],"choices":{"slot":"state","items":[{"label":"Today","value":"current","chosen":false,"passage":null,"note":null},{"label":"As it should be","value":"future","chosen":false,"passage":null,"note":null}],"many":false,"send":""},"cites":[]}],"footer":"step 1 of 10 · scope · 1 more to go","footer_buttons":[],"draw":false,"file":null,"only_to":null,"asks":[],"summarised":false,"settles":["msg:C0LAB00001:1795831376.114879"],"note":"✓ Mia – goal *cut check-in*, 14 minutes → 6 minutes"}','1eaab16522','1795831380.485585',NULL);
INSERT INTO turns VALUES('T0JOURNEY1','msg:C0LAB00001:1795831380.497370','{"channel":"C0LAB00001","thread":"1795831380.497370","kind":"public"}','{"language":"zh","sections":[{"text":"好，就叫「社区医院取药」。大家都可以在这条消息下面接着说，我会把每句话都记在这张图上。","buttons":[],"choices":null,"cites":[]},{"text":"先说目标：做完这张图，你们最想让哪件事变好？带个数字以后好跟踪，比如「三个月内，把门诊候诊时间的中位数从 52 分钟降到 35 分钟」。","buttons":[{"does":"edit","label":"填表","value":"answer:goal","primary":false,"danger":false},{"does":"skip","label":"先跳过","value":"goal","primary":false,"danger":false},{"does":"more","label":"为什么问这个","value":"zh/method-goal-metric#0","primary":false,"danger":false}],"choices":null,"cites":[]}],"footer":"第 1/10 步 · 目标 · 这一步还剩 2 问","footer_buttons":[],"draw":false,"file":null,"only_to":null,"asks":[],"summarised":false,"settles":[],"note":""}','86fe29c196','1795831383.264287',NULL);
INSERT INTO turns VALUES('T0JOURNEY1','msg:C0LAB00001:1795831383.281715','{"channel":"C0LAB00001","thread":"1795831380.497370","kind":"public"}','{"language":"zh","sections":[{"text":"记下了：阶段：挂号、缴费、取药。","buttons":[{"does":"undo","label":"撤销","value":"1","primary":false,"danger":false},{"does":"edit","label":"修改","value":"stages:","primary":false,"danger":false}],"choices":null,"cites":[]},{"text":"先说目标：做完这张图，你们最想让哪件事变好？带个数字以后好跟踪，比如「三个月内，把门诊候诊时间的中位数从 52 分钟降到 35 分钟」。","buttons":[{"does":"edit","label":"填表","value":"answer:goal","primary":false,"danger":false},{"does":"skip","label":"先跳过","value":"goal","primary":false,"danger":false},{"does":"more","label":"为什么问这个","value":"zh/method-goal-metric#0","primary":false,"danger":false}],"choices":null,"cites":[]}],"footer":"第 1/10 步 · 目标 · 这一步还剩 2 问","footer_buttons":[],"draw":false,"file":null,"only_to":null,"asks":[],"summarised":false,"settles":["msg:C0LAB00001:1795831380.497370"],"note":"✓ Mia：阶段：挂号、缴费、取药"}','86fe29c196','1795831384.146558',NULL);
INSERT INTO turns VALUES('T0JOURNEY1','msg:C0LAB00001:1795831384.156214','{"channel":"C0LAB00001","thread":"1795831380.497370","kind":"public"}','{"language":"zh","sections":[{"text":"记下了：「取药」的触点：窗口、叫号屏。","buttons":[{"does":"undo","label":"撤销","value":"2","primary":false,"danger":false},{"does":"edit","label":"修改","value":"touchpoint:t2-2","primary":false,"danger":false}],"choices":null,"cites":[]},{"text":"先说目标：做完这张图，你们最想让哪件事变好？带个数字以后好跟踪，比如「三个月内，把门诊候诊时间的中位数从 52 分钟降到 35 分钟」。","buttons":[{"does":"edit","label":"填表","value":"answer:goal","primary":false,"danger":false},{"does":"skip","label":"先跳过","value":"goal","primary":false,"danger":false},{"does":"more","label":"为什么问这个","value":"zh/method-goal-metric#0","primary":false,"danger":false}],"choices":null,"cites":[]}],"footer":"第 1/10 步 · 目标 · 这一步还剩 2 问","footer_buttons":[],"draw":false,"file":null,"only_to":null,"asks":[],"summarised":false,"settles":["msg:C0LAB00001:1795831383.281715"],"note":"✓ Mia：「取药」的触点：窗口、叫号屏"}','86fe29c196','1795831384.945081',NULL);
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
CREATE INDEX ix_actions_tenant_department_key ON actions (tenant, department_key);
CREATE INDEX ix_actions_tenant_open_due ON actions (tenant, open, due);
CREATE INDEX ix_actions_tenant_owner_key ON actions (tenant, owner_key);
CREATE INDEX ix_evidence_tenant_audience_status_origin ON evidence (tenant, audience, status, origin);
CREATE INDEX ix_metrics_tenant_name_dated ON metrics (tenant, name, dated);
CREATE INDEX ix_changes_tenant_at ON changes (tenant, at);
CREATE INDEX ix_workshops_tenant_channel_thread ON workshops (tenant, channel, thread);
CREATE INDEX ix_contributions_tenant_workshop_phase_person ON contributions (tenant, workshop, phase, person);
CREATE INDEX ix_participants_tenant_person ON participants (tenant, person);
CREATE INDEX ix_timers_due ON timers (due);
COMMIT;
