import P8Model
import P8Presentation
import Testing

/// Faults of a registry by the names that people have for what they are about.
struct AuditFaultTests {
  @Test(
    arguments: [
      (
        .changedRow, "step 7.2", "bước duyệt 2 của báo cáo 7 không còn như lúc được ghi",
        "step 2 of report 7 is not what was written"
      ),
      (.missingRow, "report 7", "báo cáo 7 đã bị xóa", "report 7 is no longer there"),
      (
        .unknownRow, "village 2024.22084.3",
        "thôn số 3 của xã 22084 (cấu trúc 2024) không được ghi qua Project8",
        "village 3 of commune 22084 (structure of 2024) was put in from outside"
      ),
      (
        .changedRow, "address 2024.xa.ea lam",
        "đơn vị đã xác nhận cho tên “xa.ea lam” không còn như lúc được ghi",
        "the unit confirmed for the name “xa.ea lam” is not what was written"
      ),
      (
        .changedBefore(entry: 9), "lock 1", "khóa kỳ 1 đã bị sửa tay trước mục nhật ký 9",
        "lock 1 was changed by hand before entry 9"
      ),
      (
        .foreignObject, "trigger t", "trình kích hoạt t không phải của Project8",
        "trigger t is not of Project8"
      ),
      (.changedRow, "x", "x không còn như lúc được ghi", "x is not what was written"),
    ] as [(AuditFault.Kind, String, String, String)])
  func `a fault is told by the name of what it is about`(
    kind: AuditFault.Kind, subject: String, vi: String, en: String
  ) {
    #expect(AuditFault(kind: kind, subject: subject).text == LocalizedText(vi: vi, en: en))
  }

  @Test func `a file is told with its path`() {
    let fault = AuditFault(kind: .changedOriginal, subject: "file 3", detail: "a.xlsx")
    #expect(fault.text.en == "original file 3 has other bytes than it came with (a.xlsx)")
  }

  @Test func `a head is one line that can be read out`() {
    let head = AuditHead(
      count: 12, hash: "9f3a41c20d77be15" + String(repeating: "0", count: 48), at: "2024-01-05T02:00:00Z")
    #expect(head.text.vi == "9f3a-41c2-0d77-be15 · 12 mục nhật ký · 2024-01-05T02:00:00Z")
  }
}
