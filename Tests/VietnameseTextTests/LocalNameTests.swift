import Testing
import VietnameseText

/// Names of villages and of their teams in the spellings in which they come.
struct LocalNameTests {
  @Test(arguments: [
    ("Buôn mẫu 2", "Buôn mẫu 02"), ("Buôn mẫu 2", "B. mẫu 2"), ("Buôn mẫu 2", "Buon mau 2"),
    ("Thôn 2", "2"), ("Thôn 2", "Thôn II"), ("Buôn Bai", "Buôn Bai (xã Ea Lâm)"), ("Buôn Ma Ứ", "Buôn MaỨ"),
    ("Tổ dân phố 5", "TDP. 05"), ("Buôn H'Lang", "buôn H’Lang"), ("Bản Mòn", "2. Bản Mòn"),
  ])
  func `spellings of one village are the same`(left: String, right: String) {
    #expect(
      VillageName(left).isSame(as: VillageName(right)), "\(VillageName(left).key) \(VillageName(right).key)")
  }

  @Test(arguments: [
    ("Buôn mẫu 1", "Buôn mẫu 2"), ("Buôn mẫu 1", "Buôn mẫu 12"), ("Buôn Bai", "Buôn Bãi"),
    ("Thôn 1 2", "Thôn 12"),
    ("Thôn A", "Thôn B"),
  ])
  func `other villages are not the same`(left: String, right: String) {
    #expect(!VillageName(left).isSame(as: VillageName(right)))
  }

  @Test func `a village with a slip is near, another number is not`() {
    #expect(VillageName("Buôn Bai").isNear(VillageName("Buôn Bãi")))
    #expect(!VillageName("Buôn mẫu 1").isNear(VillageName("Buôn mẫu 2")))
    #expect(!VillageName("Thôn A").isNear(VillageName("Thôn B")))
  }

  @Test(arguments: [
    "Tổ truyền thông cộng đồng Buôn Bai", "Tổ TTCĐ buôn Bai.", "1. Tổ truyền thông cộng đồng thôn Bai",
    "CLB “Thủ lĩnh của sự thay đổi” trường 1/2", "Nhóm 02", "To truyen thong ban Mon",
  ])
  func `a key of a key is the same key`(name: String) {
    let key = GroupName.key(name)
    #expect(GroupName.key(key) == key)
    #expect(GroupName.key(ofKey: SearchKey.placementFree(name)) == key)
    #expect(GroupName.bareKey(key) == GroupName.bareKey(name))
    #expect(GroupName.bareKey(GroupName.bareKey(name)) == GroupName.bareKey(name))
  }

  @Test func `numbers of groups stay apart`() {
    #expect(GroupName.key("Tổ 1/2") != GroupName.key("Tổ 12"))
    #expect(GroupName.key("Tổ 2") == GroupName.key("Tổ 02"))
    #expect(GroupName.key("Tổ 20") != GroupName.key("Tổ 2"))
    #expect(!GroupName.isSame("Tổ Bai", "Tổ Bãi") && GroupName.isNear("Tổ Bai", "Tổ Bãi"))
    #expect(GroupName.isSame("To Bai", "Tổ Bãi"))
  }

  @Test(arguments: [
    ("Vốn được giao (nghìn đồng)", MoneyMeasure.thousand), ("ĐVT: triệu đồng", .million),
    ("Đơn vị tính: đồng", .dong),
    ("(tỷ đồng)", .billion), ("Kinh phí (Tr.đ)", .million), ("1.000 đồng", .thousand),
    ("million VND", .million),
    ("(đ)", .dong),
  ])
  func `a header names its measure of money`(text: String, measure: MoneyMeasure) {
    #expect(MoneyMeasure(named: text) == measure)
  }

  @Test(arguments: [
    "Tổ truyền thông cộng đồng", "Hội đồng nhân dân", "Tỷ lệ giải ngân", "Số hợp đồng", "Nữ", "Ban đầu",
  ])
  func `a header without money names none`(text: String) {
    #expect(MoneyMeasure(named: text) == nil)
  }
}
