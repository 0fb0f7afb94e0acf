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
INSERT INTO journeys (tenant,id,document,revision,title,title_key,status,channel,industry,updated_at) VALUES ('T0JOURNEY1','a325e5f490','{"schema":"journey/1","id":"a325e5f490","title":"A hotel check-in","language":"en","industry":"hotel","state":null,"status":"draft","channel":"C0LAB00001","created_at":"2026-01-15T09:00:00Z","updated_at":"2026-01-15T09:00:00Z","revision":3,"goal":{"objective":"cut check-in","metric":null,"baseline":"14 minutes","target":"6 minutes"},"scope":{"starts":null,"ends":null},"personas":[],"stages":[{"id":"s1","name":"arrive","customer_goal":null,"touchpoints":[{"id":"t2","name":"front desk","channel":null,"action":null,"thought":null,"emotion":null,"moment_of_truth":false,"emotion_n":0,"emotion_spread":null,"importance":null,"satisfaction":null,"owner":null,"evidence":[],"lanes":{"physical_evidence":null,"frontstage":null,"backstage":null,"support":null},"pain_points":[]},{"id":"t2-2","name":"lift","channel":null,"action":null,"thought":null,"emotion":null,"moment_of_truth":false,"emotion_n":0,"emotion_spread":null,"importance":null,"satisfaction":null,"owner":null,"evidence":[],"lanes":{"physical_evidence":null,"frontstage":null,"backstage":null,"support":null},"pain_points":[]}]},{"id":"s1-2","name":"wait","customer_goal":null,"touchpoints":[]},{"id":"s1-3","name":"leave","customer_goal":null,"touchpoints":[]}],"opportunities":[],"actions":[],"evidence":[],"translations":[],"metrics":[]}',3,'A hotel check-in','a hotel check-in','draft','C0LAB00001','hotel','2026-01-15T09:00:00Z');
INSERT INTO journeys (tenant,id,document,revision,title,title_key,status,channel,industry,updated_at) VALUES ('T0JOURNEY1','3a432fe266','{"schema":"journey/1","id":"3a432fe266","title":"社区医院取药","language":"zh","industry":"healthcare","state":null,"status":"draft","channel":"C0LAB00001","created_at":"2026-01-15T09:00:00Z","updated_at":"2026-01-15T09:00:00Z","revision":2,"goal":{"objective":null,"metric":null,"baseline":null,"target":null},"scope":{"starts":null,"ends":null},"personas":[],"stages":[{"id":"s1","name":"挂号","customer_goal":null,"touchpoints":[]},{"id":"s1-2","name":"缴费","customer_goal":null,"touchpoints":[]},{"id":"s1-3","name":"取药","customer_goal":null,"touchpoints":[{"id":"t2","name":"窗口","channel":null,"action":null,"thought":null,"emotion":null,"moment_of_truth":false,"emotion_n":0,"emotion_spread":null,"importance":null,"satisfaction":null,"owner":null,"evidence":[],"lanes":{"physical_evidence":null,"frontstage":null,"backstage":null,"support":null},"pain_points":[]},{"id":"t2-2","name":"叫号屏","channel":null,"action":null,"thought":null,"emotion":null,"moment_of_truth":false,"emotion_n":0,"emotion_spread":null,"importance":null,"satisfaction":null,"owner":null,"evidence":[],"lanes":{"physical_evidence":null,"frontstage":null,"backstage":null,"support":null},"pain_points":[]}]}],"opportunities":[],"actions":[],"evidence":[],"translations":[],"metrics":[]}',2,'社区医院取药','社区医院取药','draft','C0LAB00001','healthcare','2026-01-15T09:00:00Z');
INSERT INTO revisions (tenant,journey,number,at,author,document) VALUES ('T0JOURNEY1','a325e5f490',3,'2026-01-15T09:00:00Z','U0MIA00001','{"number":3,"at":"2026-01-15T09:00:00Z","author":"U0MIA00001","message":null,"undoes":null,"summary":"","events":[]}');
INSERT INTO revisions (tenant,journey,number,at,author,document) VALUES ('T0JOURNEY1','3a432fe266',2,'2026-01-15T09:00:00Z','U0MIA00001','{"number":2,"at":"2026-01-15T09:00:00Z","author":"U0MIA00001","message":null,"undoes":null,"summary":"","events":[]}');
INSERT INTO schema_version (version_num) VALUES ('0001');
