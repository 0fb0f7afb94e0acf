CREATE TABLE schema_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT schema_version_pkc PRIMARY KEY (version_num)
);
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
	updated_at VARCHAR NOT NULL, 
	CONSTRAINT pk_journeys PRIMARY KEY (tenant, id)
);
CREATE INDEX ix_journeys_tenant_updated_at_id ON journeys (tenant, updated_at, id);
CREATE INDEX ix_journeys_tenant_channel_updated_at_id ON journeys (tenant, channel, updated_at, id);
CREATE INDEX ix_journeys_tenant_title_key ON journeys (tenant, title_key);
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
CREATE TABLE conversations (
	tenant VARCHAR NOT NULL, 
	conversation VARCHAR NOT NULL, 
	journey VARCHAR NOT NULL, 
	session TEXT NOT NULL, 
	place TEXT NOT NULL, 
	CONSTRAINT pk_conversations PRIMARY KEY (tenant, conversation)
);
CREATE INDEX ix_conversations_tenant_journey ON conversations (tenant, journey);
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
CREATE TABLE model_usage (
	tenant VARCHAR NOT NULL, 
	month VARCHAR NOT NULL, 
	tokens_in BIGINT NOT NULL, 
	tokens_out BIGINT NOT NULL, 
	calls INTEGER NOT NULL, 
	warned BOOLEAN NOT NULL, 
	CONSTRAINT pk_model_usage PRIMARY KEY (tenant, month)
);
CREATE TABLE model_answers (
	tenant VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	answer TEXT NOT NULL, 
	at VARCHAR NOT NULL, 
	CONSTRAINT pk_model_answers PRIMARY KEY (tenant, "key")
);
CREATE INDEX ix_model_answers_tenant_at ON model_answers (tenant, at);
CREATE TABLE model_abilities (
	endpoint VARCHAR NOT NULL, 
	document TEXT NOT NULL, 
	CONSTRAINT pk_model_abilities PRIMARY KEY (endpoint)
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
CREATE TABLE votes (
	tenant VARCHAR NOT NULL, 
	turn VARCHAR NOT NULL, 
	person VARCHAR NOT NULL, 
	good BOOLEAN NOT NULL, 
	at VARCHAR NOT NULL, 
	CONSTRAINT pk_votes PRIMARY KEY (tenant, turn, person)
);
CREATE TABLE answer_streams (
	tenant VARCHAR NOT NULL, 
	turn VARCHAR NOT NULL, 
	ts VARCHAR NOT NULL, 
	CONSTRAINT pk_answer_streams PRIMARY KEY (tenant, turn)
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
	decided VARCHAR NOT NULL, 
	CONSTRAINT pk_handed PRIMARY KEY (tenant, id)
);
CREATE INDEX ix_handed_tenant_journey_digest ON handed (tenant, journey, digest);
INSERT INTO journeys (tenant,id,document,revision,title,title_key,status,channel,industry,updated_at) VALUES ('T0JOURNEY1','b70b9cf0c9','{"schema":"journey/1","id":"b70b9cf0c9","title":"A hotel check-in","language":"en","industry":"hotel","state":null,"status":"draft","channel":"C0LAB00001","created_at":"2026-01-15T09:00:00Z","updated_at":"2026-01-15T09:00:00Z","revision":3,"goal":{"objective":"cut check-in","metric":null,"baseline":"14 minutes","target":"6 minutes"},"scope":{"starts":null,"ends":null},"personas":[],"stages":[{"id":"s1","name":"arrive","customer_goal":null,"touchpoints":[{"id":"t2","name":"front desk","channel":null,"action":null,"thought":null,"emotion":null,"moment_of_truth":false,"emotion_n":0,"emotion_spread":null,"importance":null,"satisfaction":null,"owner":null,"evidence":[],"lanes":{"physical_evidence":null,"frontstage":null,"backstage":null,"support":null},"pain_points":[]},{"id":"t2-2","name":"lift","channel":null,"action":null,"thought":null,"emotion":null,"moment_of_truth":false,"emotion_n":0,"emotion_spread":null,"importance":null,"satisfaction":null,"owner":null,"evidence":[],"lanes":{"physical_evidence":null,"frontstage":null,"backstage":null,"support":null},"pain_points":[]}]},{"id":"s1-2","name":"wait","customer_goal":null,"touchpoints":[]},{"id":"s1-3","name":"leave","customer_goal":null,"touchpoints":[]}],"opportunities":[],"actions":[],"evidence":[],"translations":[],"metrics":[]}',3,'A hotel check-in','a hotel check-in','draft','C0LAB00001','hotel','2026-01-15T09:00:00Z');
INSERT INTO journeys (tenant,id,document,revision,title,title_key,status,channel,industry,updated_at) VALUES ('T0JOURNEY1','f571c5c0f5','{"schema":"journey/1","id":"f571c5c0f5","title":"社区医院取药","language":"zh","industry":"healthcare","state":null,"status":"draft","channel":"C0LAB00001","created_at":"2026-01-15T09:00:00Z","updated_at":"2026-01-15T09:00:00Z","revision":2,"goal":{"objective":null,"metric":null,"baseline":null,"target":null},"scope":{"starts":null,"ends":null},"personas":[],"stages":[{"id":"s1","name":"挂号","customer_goal":null,"touchpoints":[]},{"id":"s1-2","name":"缴费","customer_goal":null,"touchpoints":[]},{"id":"s1-3","name":"取药","customer_goal":null,"touchpoints":[{"id":"t2","name":"窗口","channel":null,"action":null,"thought":null,"emotion":null,"moment_of_truth":false,"emotion_n":0,"emotion_spread":null,"importance":null,"satisfaction":null,"owner":null,"evidence":[],"lanes":{"physical_evidence":null,"frontstage":null,"backstage":null,"support":null},"pain_points":[]},{"id":"t2-2","name":"叫号屏","channel":null,"action":null,"thought":null,"emotion":null,"moment_of_truth":false,"emotion_n":0,"emotion_spread":null,"importance":null,"satisfaction":null,"owner":null,"evidence":[],"lanes":{"physical_evidence":null,"frontstage":null,"backstage":null,"support":null},"pain_points":[]}]}],"opportunities":[],"actions":[],"evidence":[],"translations":[],"metrics":[]}',2,'社区医院取药','社区医院取药','draft','C0LAB00001','healthcare','2026-01-15T09:00:00Z');
INSERT INTO conversations (tenant,conversation,journey,session,place) VALUES ('T0JOURNEY1','C0LAB00001:1795831222.095184','b70b9cf0c9','{"journey":"b70b9cf0c9","language":"en","fixed_language":false,"slot":"state","tries":0,"skipped":[],"revisit":"","staying":null,"trail":["goal","state"],"kept":[],"answers":[{"message":"1795831225.129678","revision":1,"slot":"goal"},{"message":"1795831228.166793","revision":2,"slot":"goal"},{"message":"1795831229.284261","revision":3,"slot":"goal"}],"waiting":null,"people":[{"id":"U0MIA00001","name":"Mia","language":"en","script":"hans"}],"paused":false,"offered":[]}','{"channel":"C0LAB00001","thread":"1795831222.095184","kind":"public"}');
INSERT INTO conversations (tenant,conversation,journey,session,place) VALUES ('T0JOURNEY1','C0LAB00001:1795831230.947402','f571c5c0f5','{"journey":"f571c5c0f5","language":"zh","fixed_language":false,"slot":"goal","tries":0,"skipped":[],"revisit":"","staying":null,"trail":["goal"],"kept":[],"answers":[{"message":"1795831231.757756","revision":1,"slot":"goal"},{"message":"1795831232.274353","revision":2,"slot":"goal"}],"waiting":null,"people":[{"id":"U0MIA00001","name":"Mia","language":"zh","script":"hans"}],"paused":false,"offered":[]}','{"channel":"C0LAB00001","thread":"1795831230.947402","kind":"public"}');
INSERT INTO inbox (tenant,key,seq,inbound,begun,arrived_at) VALUES ('T0JOURNEY1','msg:C0LAB00001:1795831222.095184',1,'{"key":"msg:C0LAB00001:1795831222.095184","tenant":"T0JOURNEY1","conversation":"C0LAB00001:1795831222.095184","event":{"type":"spoken","place":{"channel":"C0LAB00001","thread":"1795831222.095184","kind":"public"},"author":"U0MIA00001","text":"help us map a hotel check-in","ts":"1795831222.095184","to_bot":true,"to_others":false,"files":[],"laid_out":" help us map a hotel check-in","material":[],"unread":[]}}',1,'2026-11-28T02:00:22.964+00:00');
INSERT INTO inbox (tenant,key,seq,inbound,begun,arrived_at) VALUES ('T0JOURNEY1','msg:C0LAB00001:1795831225.129678',2,'{"key":"msg:C0LAB00001:1795831225.129678","tenant":"T0JOURNEY1","conversation":"C0LAB00001:1795831222.095184","event":{"type":"spoken","place":{"channel":"C0LAB00001","thread":"1795831222.095184","kind":"public"},"author":"U0MIA00001","text":"stages: arrive, wait, leave","ts":"1795831225.129678","to_bot":true,"to_others":false,"files":[],"laid_out":" stages: arrive, wait, leave","material":[],"unread":[]}}',1,'2026-11-28T02:00:25.297+00:00');
INSERT INTO inbox (tenant,key,seq,inbound,begun,arrived_at) VALUES ('T0JOURNEY1','msg:C0LAB00001:1795831228.166793',3,'{"key":"msg:C0LAB00001:1795831228.166793","tenant":"T0JOURNEY1","conversation":"C0LAB00001:1795831222.095184","event":{"type":"spoken","place":{"channel":"C0LAB00001","thread":"1795831222.095184","kind":"public"},"author":"U0MIA00001","text":"arrive: front desk, lift","ts":"1795831228.166793","to_bot":true,"to_others":false,"files":[],"laid_out":" arrive: front desk, lift","material":[],"unread":[]}}',1,'2026-11-28T02:00:28.237+00:00');
INSERT INTO inbox (tenant,key,seq,inbound,begun,arrived_at) VALUES ('T0JOURNEY1','msg:C0LAB00001:1795831229.284261',4,'{"key":"msg:C0LAB00001:1795831229.284261","tenant":"T0JOURNEY1","conversation":"C0LAB00001:1795831222.095184","event":{"type":"spoken","place":{"channel":"C0LAB00001","thread":"1795831222.095184","kind":"public"},"author":"U0MIA00001","text":"cut check-in from 14 minutes to 6","ts":"1795831229.284261","to_bot":true,"to_others":false,"files":[],"laid_out":" cut check-in from 14 minutes to 6","material":[],"unread":[]}}',1,'2026-11-28T02:00:29.330+00:00');
INSERT INTO inbox (tenant,key,seq,inbound,begun,arrived_at) VALUES ('T0JOURNEY1','msg:C0LAB00001:1795831230.947402',5,'{"key":"msg:C0LAB00001:1795831230.947402","tenant":"T0JOURNEY1","conversation":"C0LAB00001:1795831230.947402","event":{"type":"spoken","place":{"channel":"C0LAB00001","thread":"1795831230.947402","kind":"public"},"author":"U0MIA00001","text":"帮我们梳理社区医院取药的旅程","ts":"1795831230.947402","to_bot":true,"to_others":false,"files":[],"laid_out":" 帮我们梳理社区医院取药的旅程","material":[],"unread":[]}}',1,'2026-11-28T02:00:31.140+00:00');
INSERT INTO inbox (tenant,key,seq,inbound,begun,arrived_at) VALUES ('T0JOURNEY1','msg:C0LAB00001:1795831231.757756',6,'{"key":"msg:C0LAB00001:1795831231.757756","tenant":"T0JOURNEY1","conversation":"C0LAB00001:1795831230.947402","event":{"type":"spoken","place":{"channel":"C0LAB00001","thread":"1795831230.947402","kind":"public"},"author":"U0MIA00001","text":"阶段：挂号、缴费、取药","ts":"1795831231.757756","to_bot":true,"to_others":false,"files":[],"laid_out":" 阶段：挂号、缴费、取药","material":[],"unread":[]}}',1,'2026-11-28T02:00:31.851+00:00');
INSERT INTO inbox (tenant,key,seq,inbound,begun,arrived_at) VALUES ('T0JOURNEY1','msg:C0LAB00001:1795831232.274353',7,'{"key":"msg:C0LAB00001:1795831232.274353","tenant":"T0JOURNEY1","conversation":"C0LAB00001:1795831230.947402","event":{"type":"spoken","place":{"channel":"C0LAB00001","thread":"1795831230.947402","kind":"public"},"author":"U0MIA00001","text":"取药：窗口、叫号屏","ts":"1795831232.274353","to_bot":true,"to_others":false,"files":[],"laid_out":" 取药：窗口、叫号屏","material":[],"unread":[]}}',1,'2026-11-28T02:00:32.390+00:00');
INSERT INTO revisions (tenant,journey,number,at,author,document) VALUES ('T0JOURNEY1','b70b9cf0c9',0,'2026-01-15T09:00:00Z','U0MIA00001','{"number":0,"at":"2026-01-15T09:00:00Z","author":"U0MIA00001","message":null,"undoes":null,"summary":"A hotel check-in","events":[]}');
INSERT INTO revisions (tenant,journey,number,at,author,document) VALUES ('T0JOURNEY1','b70b9cf0c9',1,'2026-01-15T09:00:00Z','U0MIA00001','{"number":1,"at":"2026-01-15T09:00:00Z","author":"U0MIA00001","message":"1795831225.129678","undoes":null,"summary":"stages arrive, wait, leave","events":[{"event":"PartAdded","node":{"id":"s1","parent":"journey","collection":"stages","fields":{"name":"arrive","customer_goal":null}},"position":0},{"event":"PartAdded","node":{"id":"s1-2","parent":"journey","collection":"stages","fields":{"name":"wait","customer_goal":null}},"position":1},{"event":"PartAdded","node":{"id":"s1-3","parent":"journey","collection":"stages","fields":{"name":"leave","customer_goal":null}},"position":2}]}');
INSERT INTO revisions (tenant,journey,number,at,author,document) VALUES ('T0JOURNEY1','b70b9cf0c9',2,'2026-01-15T09:00:00Z','U0MIA00001','{"number":2,"at":"2026-01-15T09:00:00Z","author":"U0MIA00001","message":"1795831228.166793","undoes":null,"summary":"in *arrive* – front desk, lift","events":[{"event":"PartAdded","node":{"id":"t2","parent":"s1","collection":"touchpoints","fields":{"name":"front desk","channel":null,"action":null,"thought":null,"emotion":null,"moment_of_truth":false,"emotion_n":0,"emotion_spread":null,"importance":null,"satisfaction":null,"owner":null,"evidence":[],"lanes.physical_evidence":null,"lanes.frontstage":null,"lanes.backstage":null,"lanes.support":null}},"position":0},{"event":"PartAdded","node":{"id":"t2-2","parent":"s1","collection":"touchpoints","fields":{"name":"lift","channel":null,"action":null,"thought":null,"emotion":null,"moment_of_truth":false,"emotion_n":0,"emotion_spread":null,"importance":null,"satisfaction":null,"owner":null,"evidence":[],"lanes.physical_evidence":null,"lanes.frontstage":null,"lanes.backstage":null,"lanes.support":null}},"position":1}]}');
INSERT INTO revisions (tenant,journey,number,at,author,document) VALUES ('T0JOURNEY1','b70b9cf0c9',3,'2026-01-15T09:00:00Z','U0MIA00001','{"number":3,"at":"2026-01-15T09:00:00Z","author":"U0MIA00001","message":"1795831229.284261","undoes":null,"summary":"goal *cut check-in*, 14 minutes → 6 minutes","events":[{"event":"FieldChanged","id":"journey","field":"goal.objective","before":null,"after":"cut check-in"},{"event":"FieldChanged","id":"journey","field":"goal.baseline","before":null,"after":"14 minutes"},{"event":"FieldChanged","id":"journey","field":"goal.target","before":null,"after":"6 minutes"}]}');
INSERT INTO revisions (tenant,journey,number,at,author,document) VALUES ('T0JOURNEY1','f571c5c0f5',0,'2026-01-15T09:00:00Z','U0MIA00001','{"number":0,"at":"2026-01-15T09:00:00Z","author":"U0MIA00001","message":null,"undoes":null,"summary":"社区医院取药","events":[]}');
INSERT INTO revisions (tenant,journey,number,at,author,document) VALUES ('T0JOURNEY1','f571c5c0f5',1,'2026-01-15T09:00:00Z','U0MIA00001','{"number":1,"at":"2026-01-15T09:00:00Z","author":"U0MIA00001","message":"1795831231.757756","undoes":null,"summary":"阶段：挂号、缴费、取药","events":[{"event":"PartAdded","node":{"id":"s1","parent":"journey","collection":"stages","fields":{"name":"挂号","customer_goal":null}},"position":0},{"event":"PartAdded","node":{"id":"s1-2","parent":"journey","collection":"stages","fields":{"name":"缴费","customer_goal":null}},"position":1},{"event":"PartAdded","node":{"id":"s1-3","parent":"journey","collection":"stages","fields":{"name":"取药","customer_goal":null}},"position":2}]}');
INSERT INTO revisions (tenant,journey,number,at,author,document) VALUES ('T0JOURNEY1','f571c5c0f5',2,'2026-01-15T09:00:00Z','U0MIA00001','{"number":2,"at":"2026-01-15T09:00:00Z","author":"U0MIA00001","message":"1795831232.274353","undoes":null,"summary":"「取药」的触点：窗口、叫号屏","events":[{"event":"PartAdded","node":{"id":"t2","parent":"s1-3","collection":"touchpoints","fields":{"name":"窗口","channel":null,"action":null,"thought":null,"emotion":null,"moment_of_truth":false,"emotion_n":0,"emotion_spread":null,"importance":null,"satisfaction":null,"owner":null,"evidence":[],"lanes.physical_evidence":null,"lanes.frontstage":null,"lanes.backstage":null,"lanes.support":null}},"position":0},{"event":"PartAdded","node":{"id":"t2-2","parent":"s1-3","collection":"touchpoints","fields":{"name":"叫号屏","channel":null,"action":null,"thought":null,"emotion":null,"moment_of_truth":false,"emotion_n":0,"emotion_spread":null,"importance":null,"satisfaction":null,"owner":null,"evidence":[],"lanes.physical_evidence":null,"lanes.frontstage":null,"lanes.backstage":null,"lanes.support":null}},"position":1}]}');
INSERT INTO schema_version (version_num) VALUES ('0003');
INSERT INTO turns (tenant,key,place,reply,journey,posted,file) VALUES ('T0JOURNEY1','msg:C0LAB00001:1795831222.095184','{"channel":"C0LAB00001","thread":"1795831222.095184","kind":"public"}','{"language":"en","sections":[{"text":"Let''s map it: *A hotel check-in*. I''ll keep everything in this thread; anyone here can answer.","buttons":[],"choices":null,"cites":[]},{"text":"First, what should get better for you because of this map? A goal with a number helps later – for instance “within two months cut late-evening check-in from walking in to reaching the room from 14 minutes to 6”.","buttons":[{"does":"edit","label":"Fill in","value":"answer:goal","primary":false,"danger":false},{"does":"skip","label":"Skip","value":"goal","primary":false,"danger":false},{"does":"more","label":"Why?","value":"en/method-goal-metric#0","primary":false,"danger":false}],"choices":null,"cites":[]}],"footer":"step 1 of 10 · scope · 2 more to go","footer_buttons":[],"draw":false,"file":null,"only_to":null,"asks":[],"summarised":false}','b70b9cf0c9','1795831225.122764',NULL);
INSERT INTO turns (tenant,key,place,reply,journey,posted,file) VALUES ('T0JOURNEY1','msg:C0LAB00001:1795831225.129678','{"channel":"C0LAB00001","thread":"1795831222.095184","kind":"public"}','{"language":"en","sections":[{"text":"Saved: stages arrive, wait, leave.","buttons":[{"does":"undo","label":"Undo","value":"1","primary":false,"danger":false},{"does":"edit","label":"Edit","value":"stages:","primary":false,"danger":false}],"choices":null,"cites":[]},{"text":"First, what should get better for you because of this map? A goal with a number helps later – for instance “within two months cut late-evening check-in from walking in to reaching the room from 14 minutes to 6”.","buttons":[{"does":"edit","label":"Fill in","value":"answer:goal","primary":false,"danger":false},{"does":"skip","label":"Skip","value":"goal","primary":false,"danger":false},{"does":"more","label":"Why?","value":"en/method-goal-metric#0","primary":false,"danger":false}],"choices":null,"cites":[]}],"footer":"step 1 of 10 · scope · 2 more to go","footer_buttons":[],"draw":false,"file":null,"only_to":null,"asks":[],"summarised":false}','b70b9cf0c9','1795831228.155283',NULL);
INSERT INTO turns (tenant,key,place,reply,journey,posted,file) VALUES ('T0JOURNEY1','msg:C0LAB00001:1795831228.166793','{"channel":"C0LAB00001","thread":"1795831222.095184","kind":"public"}','{"language":"en","sections":[{"text":"Saved: in *arrive* – front desk, lift.","buttons":[{"does":"undo","label":"Undo","value":"2","primary":false,"danger":false},{"does":"edit","label":"Edit","value":"touchpoint:t2-2","primary":false,"danger":false}],"choices":null,"cites":[]},{"text":"First, what should get better for you because of this map? A goal with a number helps later – for instance “within two months cut late-evening check-in from walking in to reaching the room from 14 minutes to 6”.","buttons":[{"does":"edit","label":"Fill in","value":"answer:goal","primary":false,"danger":false},{"does":"skip","label":"Skip","value":"goal","primary":false,"danger":false},{"does":"more","label":"Why?","value":"en/method-goal-metric#0","primary":false,"danger":false}],"choices":null,"cites":[]}],"footer":"step 1 of 10 · scope · 2 more to go","footer_buttons":[],"draw":false,"file":null,"only_to":null,"asks":[],"summarised":false}','b70b9cf0c9','1795831229.269432',NULL);
INSERT INTO turns (tenant,key,place,reply,journey,posted,file) VALUES ('T0JOURNEY1','msg:C0LAB00001:1795831229.284261','{"channel":"C0LAB00001","thread":"1795831222.095184","kind":"public"}','{"language":"en","sections":[{"text":"Saved: goal *cut check-in*, 14 minutes → 6 minutes.","buttons":[{"does":"undo","label":"Undo","value":"3","primary":false,"danger":false},{"does":"edit","label":"Edit","value":"goal:","primary":false,"danger":false}],"choices":null,"cites":[]},{"text":"Is this the journey as it is today, or as you want it to be?","buttons":[{"does":"skip","label":"Skip","value":"state","primary":false,"danger":false}],"choices":{"slot":"state","items":[{"label":"Today","value":"current","chosen":false,"passage":null,"note":null},{"label":"As it should be","value":"future","chosen":false,"passage":null,"note":null}],"many":false,"send":""},"cites":[]}],"footer":"step 1 of 10 · scope · 1 more to go","footer_buttons":[],"draw":false,"file":null,"only_to":null,"asks":[],"summarised":false}','b70b9cf0c9','1795831230.935986',NULL);
INSERT INTO turns (tenant,key,place,reply,journey,posted,file) VALUES ('T0JOURNEY1','msg:C0LAB00001:1795831230.947402','{"channel":"C0LAB00001","thread":"1795831230.947402","kind":"public"}','{"language":"zh","sections":[{"text":"好，就叫「社区医院取药」。大家都可以在这条消息下面接着说，我会把每句话都记在这张图上。","buttons":[],"choices":null,"cites":[]},{"text":"先说目标：做完这张图，你们最想让哪件事变好？带个数字以后好跟踪，比如「三个月内，把门诊候诊时间的中位数从 52 分钟降到 35 分钟」。","buttons":[{"does":"edit","label":"填表","value":"answer:goal","primary":false,"danger":false},{"does":"skip","label":"先跳过","value":"goal","primary":false,"danger":false},{"does":"more","label":"为什么问这个","value":"zh/method-goal-metric#0","primary":false,"danger":false}],"choices":null,"cites":[]}],"footer":"第 1/10 步 · 目标 · 这一步还剩 2 问","footer_buttons":[],"draw":false,"file":null,"only_to":null,"asks":[],"summarised":false}','f571c5c0f5','1795831231.750000',NULL);
INSERT INTO turns (tenant,key,place,reply,journey,posted,file) VALUES ('T0JOURNEY1','msg:C0LAB00001:1795831231.757756','{"channel":"C0LAB00001","thread":"1795831230.947402","kind":"public"}','{"language":"zh","sections":[{"text":"记下了：阶段：挂号、缴费、取药。","buttons":[{"does":"undo","label":"撤销","value":"1","primary":false,"danger":false},{"does":"edit","label":"修改","value":"stages:","primary":false,"danger":false}],"choices":null,"cites":[]},{"text":"先说目标：做完这张图，你们最想让哪件事变好？带个数字以后好跟踪，比如「三个月内，把门诊候诊时间的中位数从 52 分钟降到 35 分钟」。","buttons":[{"does":"edit","label":"填表","value":"answer:goal","primary":false,"danger":false},{"does":"skip","label":"先跳过","value":"goal","primary":false,"danger":false},{"does":"more","label":"为什么问这个","value":"zh/method-goal-metric#0","primary":false,"danger":false}],"choices":null,"cites":[]}],"footer":"第 1/10 步 · 目标 · 这一步还剩 2 问","footer_buttons":[],"draw":false,"file":null,"only_to":null,"asks":[],"summarised":false}','f571c5c0f5','1795831232.249192',NULL);
INSERT INTO turns (tenant,key,place,reply,journey,posted,file) VALUES ('T0JOURNEY1','msg:C0LAB00001:1795831232.274353','{"channel":"C0LAB00001","thread":"1795831230.947402","kind":"public"}','{"language":"zh","sections":[{"text":"记下了：「取药」的触点：窗口、叫号屏。","buttons":[{"does":"undo","label":"撤销","value":"2","primary":false,"danger":false},{"does":"edit","label":"修改","value":"touchpoint:t2-2","primary":false,"danger":false}],"choices":null,"cites":[]},{"text":"先说目标：做完这张图，你们最想让哪件事变好？带个数字以后好跟踪，比如「三个月内，把门诊候诊时间的中位数从 52 分钟降到 35 分钟」。","buttons":[{"does":"edit","label":"填表","value":"answer:goal","primary":false,"danger":false},{"does":"skip","label":"先跳过","value":"goal","primary":false,"danger":false},{"does":"more","label":"为什么问这个","value":"zh/method-goal-metric#0","primary":false,"danger":false}],"choices":null,"cites":[]}],"footer":"第 1/10 步 · 目标 · 这一步还剩 2 问","footer_buttons":[],"draw":false,"file":null,"only_to":null,"asks":[],"summarised":false}','f571c5c0f5','1795831232.756342',NULL);
