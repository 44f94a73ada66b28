-- A registry of schema version 2, as the toolkit wrote it; the originals of the two reports are left out.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE file (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  byte_count INTEGER NOT NULL CHECK (byte_count >= 0),
  content BLOB CHECK (content IS NULL OR length(content) = byte_count)
) STRICT;
INSERT INTO file VALUES(1,'61292e410dc506a70c292af44b5d8c567cd6ad64aec0fd88b3c760adc3ca5cca',58279,NULL);
INSERT INTO file VALUES(2,'7ea42c7706ccc156ba9d0bfde3120fd5224c0ce563b3080c645976475ee55b37',58238,NULL);
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
    CHECK (superseded_by IS NULL OR superseded_by <> id),
  UNIQUE (structure, unit, period, form, version, revision)
) STRICT;
INSERT INTO report VALUES(1,'2024','22084-01','Thôn mẫu 1','2023@calendar','2023-01-01','2023-12-31','initial','village-report',1,1,'22084-01.xlsx','accepted',NULL,NULL,NULL,'[]','6956140c97f0dce253623eb16c9f682ffd842dd9c1246f3bd919ebde290c077a',NULL);
INSERT INTO report VALUES(2,'2024','22084-02','Thôn mẫu 2','2023@calendar','2023-01-01','2023-12-31','initial','village-report',1,2,'22084-02.xlsx','accepted',NULL,NULL,NULL,'[]','83f844cd996b036924b62e11a68d35340fdad24e9519652691dc053c6b1240ac',NULL);
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
INSERT INTO audit VALUES(1,'2026-11-25T23:06:32Z','','report.stored','report 1','{"unit":"22084-01@2024","period":"2023@calendar","form":"village-report","version":"initial","revision":"1","state":"accepted","file":"61292e410dc506a70c292af44b5d8c567cd6ad64aec0fd88b3c760adc3ca5cca","path":"22084-01.xlsx","digest":"b48d3ca12795ac3526d436eb6955276042d5b8266253cc022fe8810366d33df4","replaces":""}','0000000000000000000000000000000000000000000000000000000000000000','f86391afe8c26b140e597c1d7da475bf6361002ed602116c6e77c86ef5b24138');
INSERT INTO audit VALUES(2,'2026-11-25T23:06:32Z','','report.stored','report 2','{"unit":"22084-02@2024","period":"2023@calendar","form":"village-report","version":"initial","revision":"1","state":"accepted","file":"7ea42c7706ccc156ba9d0bfde3120fd5224c0ce563b3080c645976475ee55b37","path":"22084-02.xlsx","digest":"ea16a527bcfd5a9c4069b10e8d928df6fc02b1c645a1538a063501edcdbee0c0","replaces":""}','f86391afe8c26b140e597c1d7da475bf6361002ed602116c6e77c86ef5b24138','bf09397dff67d5afec3648b4f55891889c20ef785ee0c1f82cd4aec13013fe6e');
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
COMMIT;
PRAGMA application_id = 1345868359;
PRAGMA user_version = 2;
