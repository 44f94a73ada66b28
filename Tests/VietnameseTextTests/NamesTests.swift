import Testing
import VietnameseText

struct EditDistanceTests {
  @Test(arguments: [
    ("Ea Lâm", "Ea Lâm", 0), ("Ea Lâm", "EA  LÂM", 0), ("Hoà", "Hòa", 0), ("Quảng Lập", "Quãng Lập", 1),
    ("Ea Lâm", "Ea Lăm", 2), ("Bắc", "Băc", 2), ("Mù Sang", "Mù Xang", 2), ("Chiềng Sơ", "Triềng Sơ", 2),
    ("Làng", "Nàng", 2), ("Lan", "Lang", 2), ("Mát", "Mác", 2), ("Mỹ", "Mĩ", 1), ("Đa", "Da", 2),
    ("Kim", "Kin", 4),
    ("Sơn", "Sn", 4), ("Bình", "Bíhn", 6), ("Bàn", "Bnà", 4), ("Khánh", "Kháhn", 4), ("abcd", "acbd", 4),
    ("", "ab", 8), ("", "", 0),
  ])
  func `The usual slips cost less than a wrong letter`(left: String, right: String, cost: Int) {
    #expect(EditDistance.between(left, right) == cost)
    #expect(EditDistance.between(right, left) == cost)
  }

  @Test(arguments: 0..<20)
  func `It is a distance, and a limit only hides what is above it`(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let letters = Array("aáâbnghtcsxyiđư ")
    func word() -> String { String((0..<(random.next() % 7)).map { _ in letters[Int(random.next() % 16)] }) }
    for _ in 0..<100 {
      let (one, two) = (word(), word())
      let cost = try #require(EditDistance.between(one, two))
      #expect(EditDistance.between(two, one) == cost)
      #expect(EditDistance.between(one, one) == 0)
      #expect(EditDistance.between(one, two, limit: cost) == cost, "\(one)|\(two)")
      if cost > 0 { #expect(EditDistance.between(one, two, limit: cost - 1) == nil) }
    }
  }
}

/// What the optimiser of Swift 6.3 got wrong: of arrays that began as copies of one another and were then written in
/// a loop, two shared their buffer, so that "abc" was four quarters away from itself in the build that ships.
struct OptimisedEditDistanceTests {
  /// The table in full, a row for each sound: nothing is reused, so nothing can be shared.
  private static func plainDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var table = [[Int]](repeating: [], count: left.count + 1)
    table[0] = (0...right.count).map { $0 * EditDistance.letter }
    for (line, letter) in left.enumerated() {
      var row = [table[line][0] + EditDistance.letter]
      for (column, other) in right.enumerated() {
        var cost = min(
          table[line][column] + (letter == other ? 0 : EditDistance.letter),
          table[line][column + 1] + EditDistance.letter, row[column] + EditDistance.letter)
        if line > 0, column > 0, letter == right[column - 1], left[line - 1] == other {
          cost = min(cost, table[line - 1][column - 1] + EditDistance.letter)
        }
        row.append(cost)
      }
      table[line + 1] = row
    }
    return table[left.count][right.count]
  }

  @Test(arguments: 0..<20)
  func `Reused rows give what a whole table gives`(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    // Letters that are no part of a pair and sound like no other one.
    let letters = Array("abe".utf8)
    func word() -> [UInt8] { (0..<(3 + random.next() % 6)).map { _ in letters[Int(random.next() % 3)] } }
    for _ in 0..<50 {
      let (one, two) = (word(), word())
      let cost = EditDistance.between(
        String(decoding: one, as: UTF8.self), String(decoding: two, as: UTF8.self))
      #expect(cost == Self.plainDistance(one, two))
    }
  }

  @Test func `A name is no distance from itself`() {
    #expect(EditDistance.between("abc", "abc") == 0)
  }
}

struct TotalRowTests {
  @Test(arguments: [
    "Tổng cộng", "TỔNG CỘNG", "Tổng cộng:", "Tổng", "Cộng", "cộng:", "Tổng số", "Toàn xã", "Toàn huyện",
    "Toàn xã Ea Lâm",
    "Cộng toàn xã", "Tổng cộng toàn huyện", "Tổng các xã", "TONG CONG", "Tong", "To\u{302}\u{309}ng cộng",
    "Total",
    "Tổng chung", "Cộng dồn", "Cả nước", "toàn tỉnh",
  ])
  func `A total row is recognised`(text: String) {
    #expect(TotalRow.recognise([text]) == .total)
    #expect(TotalRow.recognise(["", "12", text, "5"]) == .total)
    #expect(TotalRow.recognise(["I", text]) == .total)
  }

  @Test(arguments: [
    "Cộng thôn Tân Bình", "Cộng I", "Cộng (I + II)", "Tổng cộng huyện Sông Hinh", "Cộng xã Ea Lâm",
    "Tổng quý I",
  ])
  func `A subtotal row is recognised`(text: String) {
    #expect(TotalRow.recognise([text]) == .subtotal)
  }

  @Test(arguments: [
    "Cộng Hòa", "Xã Cộng Hòa", "Tổng Cọt", "Xã Tổng Cọt", "Cống", "Toàn Thắng", "Thôn Tổng", "Cộng Hiền",
    "Toàn Sơn", "Tòng",
    "Cộng Lạc", "", "12", "Nguyễn Văn Tổng",
  ])
  func `A row of data is no total row`(text: String) {
    #expect(TotalRow.recognise([text]) == nil)
    #expect(TotalRow.recognise(["1", text, "Tổng cộng"]) == nil || text.isEmpty || text == "12")
  }
}

struct VietnameseOrderTests {
  @Test(arguments: [
    ["An", "Ăn", "Ân", "Ba", "Ca", "Da", "Đa", "E", "Ê"], ["Ma", "Mà", "Mả", "Mã", "Má", "Mạ", "Man", "Mi"],
    ["Ea Bá", "Ea Bar", "Ea Bia", "Ea Lâm", "Ea Ly", "Ea Trol"], ["O", "Ô", "Ơ", "P", "U", "Ư", "V"],
    ["Phường 1", "Phường 2", "Phường 10", "Phường An"], ["An", "anh", "Bà"],
    ["Đức Bình Đông", "Đức Bình Tây", "Sơn Giang"], ["hòa", "Hoà Mỹ", "Hòa Phú", "Hỏa"],
    ["", "a", "a b", "ab"],
  ])
  func `Names stand in the order of a dictionary`(names: [String]) {
    for seed in 0..<10 {
      var random = SplitMix(state: UInt64(seed))
      let shuffled = names.shuffled(using: &random)
      #expect(
        VietnameseOrder.sorted(shuffled) { $0 }.map { $0.lowercased() } == names.map { $0.lowercased() })
    }
  }
}
