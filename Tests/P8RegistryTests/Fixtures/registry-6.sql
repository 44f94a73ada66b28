-- A registry of schema version 6, as the toolkit wrote it; the originals of the two reports are left out.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE file (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  byte_count INTEGER NOT NULL CHECK (byte_count >= 0),
  content BLOB CHECK (content IS NULL OR length(content) = byte_count)
) STRICT;
INSERT INTO file VALUES(1,'cb09c2eecccfcfa4953f792d3389429e2fe4d65628469934112ec1d1ed8576e2',64581,NULL);
INSERT INTO file VALUES(2,'ef406c9deff17ba1cb5a8288a23af61093e611d8d76b1ed65406621cd5efa82d',64547,NULL);
CREATE TABLE village (
  id INTEGER PRIMARY KEY
) STRICT;
CREATE TABLE village_code (
  structure TEXT NOT NULL CHECK (structure IN ('2024', '2025')),
  commune TEXT NOT NULL CHECK (length(commune) = 5),
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 9999),
  village INTEGER NOT NULL REFERENCES village (id),
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL CHECK (name_key <> ''),
  known_from TEXT CHECK (known_from IS NULL OR date(known_from) = known_from),
  known_to TEXT CHECK (known_to IS NULL OR date(known_to) = known_to),
  PRIMARY KEY (structure, commune, number),
  UNIQUE (structure, commune, name_key),
  UNIQUE (structure, village, commune)
) STRICT, WITHOUT ROWID;
CREATE TABLE report (
  id INTEGER PRIMARY KEY,
  structure TEXT NOT NULL CHECK (structure IN ('2024', '2025')),
  unit TEXT NOT NULL CHECK (unit <> ''),
  unit_name TEXT NOT NULL,
  period TEXT NOT NULL CHECK (period LIKE '%@%'),
  period_from TEXT NOT NULL CHECK (date(period_from) = period_from),
  period_to TEXT NOT NULL CHECK (date(period_to) = period_to AND period_to >= period_from),
  version TEXT NOT NULL CHECK (version IN ('initial', 'supplement')),
  form TEXT NOT NULL CHECK (form <> ''),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  file INTEGER NOT NULL REFERENCES file (id),
  path TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('accepted', 'held')),
  errors INTEGER CHECK (errors >= 0),
  warnings INTEGER CHECK (warnings >= 0),
  notes INTEGER CHECK (notes >= 0),
  findings TEXT NOT NULL CHECK (json_valid(findings)),
  judgement TEXT NOT NULL CHECK (length(judgement) = 64),
  superseded_by INTEGER REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED
    CHECK (superseded_by IS NULL OR superseded_by <> id), received_at TEXT NOT NULL DEFAULT '',
  UNIQUE (structure, unit, period, form, version, revision)
) STRICT;
INSERT INTO report VALUES(1,'2024','22084-01','Thôn mẫu 1','2023@calendar','2023-01-01','2023-12-31','initial','village-report',1,1,'22084-01.xlsx','accepted',NULL,NULL,NULL,'[]','7dbf5f77c8f774a9d01ffa662fd4078c60b4e73b15d2b277d347e285d13a1df1',NULL,'2026-11-26T17:24:02Z');
INSERT INTO report VALUES(2,'2024','22084-02','Thôn mẫu 2','2023@calendar','2023-01-01','2023-12-31','initial','village-report',1,2,'22084-02.xlsx','accepted',NULL,NULL,NULL,'[]','64590ae0f52386b4fbc854b29fc6c5aab83a35f365e3023f1a561622104fe960',NULL,'2026-11-26T17:24:02Z');
CREATE TABLE column_place (
  id INTEGER PRIMARY KEY,
  section TEXT NOT NULL,
  field TEXT NOT NULL,
  sheet TEXT NOT NULL,
  letters TEXT NOT NULL,
  row_offset INTEGER NOT NULL,
  UNIQUE (section, field, sheet, letters, row_offset)
) STRICT;
INSERT INTO column_place VALUES(1,'communication_team','activities','1. Tổ truyền thông','K',0);
INSERT INTO column_place VALUES(2,'communication_team','decision_date','1. Tổ truyền thông','E',0);
INSERT INTO column_place VALUES(3,'communication_team','decision_number','1. Tổ truyền thông','D',0);
INSERT INTO column_place VALUES(4,'communication_team','ethnic_minority','1. Tổ truyền thông','J',0);
INSERT INTO column_place VALUES(5,'communication_team','members','1. Tổ truyền thông','G',0);
INSERT INTO column_place VALUES(6,'communication_team','men','1. Tổ truyền thông','I',0);
INSERT INTO column_place VALUES(7,'communication_team','name','1. Tổ truyền thông','B',0);
INSERT INTO column_place VALUES(8,'communication_team','status','1. Tổ truyền thông','C',0);
INSERT INTO column_place VALUES(9,'communication_team','women','1. Tổ truyền thông','H',0);
INSERT INTO column_place VALUES(10,'communication_session','attendances','5. Truyền thông','E',0);
INSERT INTO column_place VALUES(11,'communication_session','ethnic_minority','5. Truyền thông','H',0);
INSERT INTO column_place VALUES(12,'communication_session','held_on','5. Truyền thông','B',0);
INSERT INTO column_place VALUES(13,'communication_session','kind','5. Truyền thông','C',0);
INSERT INTO column_place VALUES(14,'communication_session','men','5. Truyền thông','G',0);
INSERT INTO column_place VALUES(15,'communication_session','topic','5. Truyền thông','D',0);
INSERT INTO column_place VALUES(16,'communication_session','women','5. Truyền thông','F',0);
INSERT INTO column_place VALUES(17,'stated_figures','closing','11. Số tổng hợp','I',0);
INSERT INTO column_place VALUES(18,'stated_figures','dissolved','11. Số tổng hợp','G',0);
INSERT INTO column_place VALUES(19,'stated_figures','item','11. Số tổng hợp','B',0);
INSERT INTO column_place VALUES(20,'stated_figures','new','11. Số tổng hợp','E',0);
INSERT INTO column_place VALUES(21,'stated_figures','opening','11. Số tổng hợp','D',0);
INSERT INTO column_place VALUES(22,'stated_figures','transferred_in','11. Số tổng hợp','F',0);
INSERT INTO column_place VALUES(23,'stated_figures','transferred_out','11. Số tổng hợp','H',0);
CREATE TABLE record (
  report INTEGER NOT NULL REFERENCES report (id),
  ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
  section TEXT NOT NULL CHECK (section <> ''),
  unit TEXT CHECK (unit LIKE '%@%'),
  identity TEXT NOT NULL,
  row INTEGER NOT NULL,
  covered TEXT CHECK (covered <> ''),
  fields TEXT NOT NULL CHECK (json_valid(fields)),
  PRIMARY KEY (report, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO record VALUES(1,0,'communication_team',NULL,'tôˀtruyêˋnthôngcôˌngđôˋngthônmâu˜1',7,NULL,'[1,14,null,2,"d2023-09-10","10/09/2023",3,"t31/QĐ-UBND",null,4,11,null,5,11,null,6,4,null,7,"tTổ truyền thông cộng đồng thôn mẫu 1",null,8,"tnew","Thành lập mới",9,7,null]');
INSERT INTO record VALUES(1,1,'communication_session',NULL,'2023-08-23|loudspeaker|chămsoˊcsưˊckhoeˀbaˋmeˌ,treˀem',7,NULL,'[10,24,null,11,20,null,12,"d2023-08-23","23/08/2023",13,"tloudspeaker","Loa truyền thanh",14,4,null,15,"tChăm sóc sức khỏe bà mẹ, trẻ em",null,16,20,null]');
INSERT INTO record VALUES(1,2,'communication_session',NULL,'2023-07-05|loudspeaker|chiaseˀviêˌcnhaˋ,nuôidayˌcon',8,NULL,'[10,57,null,11,37,null,12,"d2023-07-05","05/07/2023",13,"tloudspeaker","Loa truyền thanh",14,23,null,15,"tChia sẻ việc nhà, nuôi dạy con",null,16,34,null]');
INSERT INTO record VALUES(1,3,'communication_session',NULL,'2023-04-26|home_visit|phoˋng,chôˊngtaoˀhônvaˋhônnhâncâˌnhuyêˊtthôˊng',9,NULL,'[10,50,null,11,32,null,12,"d2023-04-26","26/04/2023",13,"thome_visit","Đến từng hộ",14,4,null,15,"tPhòng, chống tảo hôn và hôn nhân cận huyết thống",null,16,46,null]');
INSERT INTO record VALUES(1,4,'stated_figures',NULL,'communication_team',7,NULL,'[17,1,null,18,0,null,19,"tcommunication_team","Tổ truyền thông cộng đồng",20,1,null,21,0,null,22,0,null,23,0,null]');
INSERT INTO record VALUES(1,5,'stated_figures',NULL,'change_leader_club',8,NULL,'[17,0,null,18,0,null,19,"tchange_leader_club","CLB \"Thủ lĩnh của sự thay đổi\"",20,0,null,21,0,null,22,0,null,23,0,null]');
INSERT INTO record VALUES(1,6,'stated_figures',NULL,'trusted_address',9,NULL,'[17,0,null,18,0,null,19,"ttrusted_address","Địa chỉ tin cậy - tạm lánh",20,0,null,21,0,null,22,0,null,23,0,null]');
INSERT INTO record VALUES(1,7,'stated_figures',NULL,'savings_loan_group',10,NULL,'[17,0,null,18,0,null,19,"tsavings_loan_group","Tổ tiết kiệm vay vốn thôn bản",20,0,null,21,0,null,22,0,null,23,0,null]');
INSERT INTO record VALUES(2,0,'communication_team',NULL,'tôˀtruyêˋnthôngcôˌngđôˋngthônmâu˜2',7,NULL,'[1,18,null,2,"d2023-06-11","11/06/2023",3,"t43/QĐ-UBND",null,4,5,null,5,8,null,6,3,null,7,"tTổ truyền thông cộng đồng thôn mẫu 2",null,8,"tnew","Thành lập mới",9,5,null]');
INSERT INTO record VALUES(2,1,'communication_session',NULL,'2023-05-22|performance|xoaˊboˀđiˌnhkiêˊngiơiˊtronggiađiˋnh',7,NULL,'[10,37,null,11,23,null,12,"d2023-05-22","22/05/2023",13,"tperformance","Tiểu phẩm, văn nghệ",14,6,null,15,"tXóa bỏ định kiến giới trong gia đình",null,16,31,null]');
INSERT INTO record VALUES(2,2,'communication_session',NULL,'2023-06-25|home_visit|phoˋng,chôˊngtaoˀhônvaˋhônnhâncâˌnhuyêˊtthôˊng',8,NULL,'[10,60,null,11,33,null,12,"d2023-06-25","25/06/2023",13,"thome_visit","Đến từng hộ",14,30,null,15,"tPhòng, chống tảo hôn và hôn nhân cận huyết thống",null,16,30,null]');
INSERT INTO record VALUES(2,3,'stated_figures',NULL,'communication_team',7,NULL,'[17,1,null,18,0,null,19,"tcommunication_team","Tổ truyền thông cộng đồng",20,1,null,21,0,null,22,0,null,23,0,null]');
INSERT INTO record VALUES(2,4,'stated_figures',NULL,'change_leader_club',8,NULL,'[17,0,null,18,0,null,19,"tchange_leader_club","CLB \"Thủ lĩnh của sự thay đổi\"",20,0,null,21,0,null,22,0,null,23,0,null]');
INSERT INTO record VALUES(2,5,'stated_figures',NULL,'trusted_address',9,NULL,'[17,0,null,18,0,null,19,"ttrusted_address","Địa chỉ tin cậy - tạm lánh",20,0,null,21,0,null,22,0,null,23,0,null]');
INSERT INTO record VALUES(2,6,'stated_figures',NULL,'savings_loan_group',10,NULL,'[17,0,null,18,0,null,19,"tsavings_loan_group","Tổ tiết kiệm vay vốn thôn bản",20,0,null,21,0,null,22,0,null,23,0,null]');
CREATE TABLE audit (
  number INTEGER PRIMARY KEY CHECK (number >= 1),
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action <> ''),
  subject TEXT NOT NULL,
  detail TEXT NOT NULL CHECK (json_valid(detail)),
  previous TEXT NOT NULL CHECK (length(previous) = 64),
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
) STRICT;
INSERT INTO audit VALUES(1,'2026-11-26T17:24:02Z','Lan','report.stored','report 1','{"unit":"22084-01@2024","period":"2023@calendar","form":"village-report","version":"initial","revision":"1","state":"accepted","file":"cb09c2eecccfcfa4953f792d3389429e2fe4d65628469934112ec1d1ed8576e2","path":"22084-01.xlsx","digest":"cad897a0e62635989de9e68586220a6f8f565a0e6e60907495c6d1077d03c9f7","replaces":""}','0000000000000000000000000000000000000000000000000000000000000000','41b43770eb6107d6f5029e6d08669ac78f2e34e55ae0e31ea21adf3cb5ab6274');
INSERT INTO audit VALUES(2,'2026-11-26T17:24:02Z','Lan','report.stored','report 2','{"unit":"22084-02@2024","period":"2023@calendar","form":"village-report","version":"initial","revision":"1","state":"accepted","file":"ef406c9deff17ba1cb5a8288a23af61093e611d8d76b1ed65406621cd5efa82d","path":"22084-02.xlsx","digest":"ec5cd70f76cbd90f5117840bb176ab11da6630637250baaa134e2caeeb6081c7","replaces":""}','41b43770eb6107d6f5029e6d08669ac78f2e34e55ae0e31ea21adf3cb5ab6274','7858bfb0a852b77185bedc11034f951fca51ef179b722f31aca498b6b3241c85');
CREATE TABLE review_step (
  report INTEGER NOT NULL REFERENCES report (id),
  number INTEGER NOT NULL CHECK (number >= 1),
  state TEXT NOT NULL CHECK (state IN ('submitted', 'returned', 'verified', 'approved')),
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (report, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE period_lock (
  id INTEGER PRIMARY KEY,
  unit TEXT NOT NULL CHECK (unit LIKE '%@%'),
  period TEXT NOT NULL CHECK (period LIKE '%@%'),
  period_from TEXT NOT NULL CHECK (date(period_from) = period_from),
  period_to TEXT NOT NULL CHECK (date(period_to) = period_to),
  locked_at TEXT NOT NULL,
  locked_by TEXT NOT NULL,
  reason TEXT NOT NULL,
  lifted_at TEXT,
  lifted_by TEXT,
  lifted_reason TEXT CHECK ((lifted_reason IS NULL) = (lifted_at IS NULL))
) STRICT;
CREATE TABLE lock_exception (
  id INTEGER PRIMARY KEY,
  unit TEXT NOT NULL CHECK (unit LIKE '%@%'),
  period TEXT NOT NULL CHECK (period LIKE '%@%'),
  given_at TEXT NOT NULL,
  given_by TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  ended_at TEXT
) STRICT;
CREATE TABLE merge_conflict (
  id INTEGER PRIMARY KEY,
  ours INTEGER NOT NULL REFERENCES report (id),
  theirs INTEGER NOT NULL UNIQUE REFERENCES report (id),
  source TEXT NOT NULL,
  found_at TEXT NOT NULL,
  kept TEXT CHECK (kept IN ('ours', 'theirs')),
  resolved_at TEXT CHECK ((resolved_at IS NULL) = (kept IS NULL)),
  resolved_by TEXT,
  reason TEXT
) STRICT;
CREATE TABLE kept_figures (
  id INTEGER PRIMARY KEY,
  area TEXT NOT NULL CHECK (area <> ''),
  structure TEXT NOT NULL CHECK (structure IN ('2024', '2025')),
  period TEXT NOT NULL CHECK (period LIKE '%@%'),
  basis TEXT NOT NULL CHECK (length(basis) = 64),
  content BLOB NOT NULL,
  UNIQUE (area, structure, period)
) STRICT;
INSERT INTO kept_figures VALUES(1,'66','2024','2023@calendar','f882ce39586c5ab5e138404475d68d38de5455fcd764ca865241e682c29a4f60',X'0a323032332d31322d3331010532323038341500000202000001000202000002000202000006001302000007001302000008000c0200000900070200000a00100200000b00050500000c00050500000d00e4010500000e00e4010500000f00a101050000100043050000110091010500006d00020200007500000200007b0000020000890100020400009101000002000097010000020000010e76696c6c6167652d7265706f7274010e76696c6c6167652d7265706f7274010e76696c6c6167652d7265706f727400000105323230383402000002000000000000000000');
CREATE TABLE unit_answer (
  structure TEXT NOT NULL CHECK (structure IN ('2024', '2025')),
  address TEXT NOT NULL CHECK (address <> ''),
  code TEXT NOT NULL CHECK (code <> ''),
  PRIMARY KEY (structure, address)
) STRICT, WITHOUT ROWID;
CREATE TABLE commune_class (
  structure TEXT NOT NULL CHECK (structure IN ('2024', '2025')),
  commune TEXT NOT NULL CHECK (length(commune) = 5),
  class TEXT NOT NULL CHECK (class <> ''),
  PRIMARY KEY (structure, commune)
) STRICT, WITHOUT ROWID;
CREATE TABLE log_entry (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
  kind TEXT NOT NULL CHECK (kind <> '')
) STRICT;
CREATE TABLE log_version (
  entry INTEGER NOT NULL REFERENCES log_entry (id),
  number INTEGER NOT NULL CHECK (number >= 1),
  action TEXT NOT NULL CHECK (action IN ('logged', 'edited', 'ended', 'withdrawn')),
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  effective TEXT NOT NULL CHECK (date(effective) = effective),
  reason TEXT NOT NULL,
  unit TEXT NOT NULL CHECK (unit LIKE '%@%'),
  identity TEXT NOT NULL,
  covered TEXT NOT NULL,
  fields TEXT NOT NULL CHECK (json_valid(fields)),
  PRIMARY KEY (entry, number)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX report_current ON report (structure, unit, period, form)
  WHERE superseded_by IS NULL;
CREATE INDEX report_period ON report (period_to, period_from);
CREATE INDEX report_file ON report (file);
CREATE INDEX report_superseded_by ON report (superseded_by) WHERE superseded_by IS NOT NULL;
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
  BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
  BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE UNIQUE INDEX period_lock_current ON period_lock (unit, period) WHERE lifted_at IS NULL;
CREATE UNIQUE INDEX lock_exception_current ON lock_exception (unit, period) WHERE ended_at IS NULL;
COMMIT;
PRAGMA application_id = 1345868359;
PRAGMA user_version = 6;
