import Testing
import VietnameseText

struct NumberTextTests {
  struct Exact: CustomTestStringConvertible {
    let text: String
    let value: String
    let quirks: NumberQuirks
    var testDescription: String { text.debugDescription }

    init(_ text: String, _ value: String, _ quirks: NumberQuirks = []) {
      self.text = text
      self.value = value
      self.quirks = quirks
    }
  }

  @Test(arguments: [
    Exact("0", "0"), Exact("52", "52"), Exact("2290900", "2290900"),
    Exact("999999999999999999", "999999999999999999"),
    Exact("08", "8", .leadingZeros), Exact("00", "0", .leadingZeros),
    Exact("1.996.405", "1996405", .dotGrouping),
    Exact("50.106", "50106", .dotGrouping), Exact("72,6", "72.6", .decimalComma),
    Exact("72,47", "72.47", .decimalComma),
    Exact("1.996.405,50", "1996405.5", [.dotGrouping, .decimalComma]), Exact("0,125", "0.125", .decimalComma),
    Exact("1234,567", "1234.567", .decimalComma), Exact("1 250", "1250", .spaceGrouping),
    Exact("1 996 405", "1996405", .spaceGrouping), Exact("1\u{A0}250", "1250", [.spaceGrouping, .spacing]),
    Exact("1\u{202F}996\u{202F}405,5", "1996405.5", [.spaceGrouping, .spacing, .decimalComma]),
    Exact(" 12 ", "12", .spacing), Exact("12\u{200B}", "12", .spacing), Exact("\u{FEFF}12", "12", .spacing),
    Exact("１２", "12", .digitForms), Exact("１．２５０", "1250", [.digitForms, .dotGrouping]),
    Exact("-5", "-5"), Exact("−5", "-5", .sign), Exact("–5", "-5", .sign), Exact("+5", "5", .sign),
    Exact("-1.250,5", "-1250.5", [.dotGrouping, .decimalComma]), Exact("'12", "12", .textMarker),
  ])
  func `A number has its exact value, and odd forms are told`(example: Exact) {
    guard case .exact(let value, let quirks) = NumberText.read(example.text) else {
      Issue.record("\(NumberText.read(example.text))")
      return
    }
    #expect(value.description == example.value)
    #expect(quirks == example.quirks)
  }

  struct Proposed: CustomTestStringConvertible {
    let text: String
    let value: String
    let certainty: Certainty
    let defect: NumberDefect
    var testDescription: String { text.debugDescription }

    init(_ text: String, _ value: String, _ certainty: Certainty, _ defect: NumberDefect) {
      self.text = text
      self.value = value
      self.certainty = certainty
      self.defect = defect
    }
  }

  @Test(arguments: [
    Proposed("1,996,405", "1996405", .likely, .englishGrouping),
    Proposed("1,996,405.5", "1996405.5", .likely, .englishGrouping),
    Proposed("1,996.5", "1996.5", .likely, .englishGrouping),
    Proposed("1,996", "1996", .guess, .englishGrouping),
    Proposed("12 người", "12", .likely, .unitWord("người")), Proposed("3 tổ", "3", .likely, .unitWord("tổ")),
    Proposed("05 mô hình", "5", .likely, .unitWord("mô hình")),
    Proposed("1.250 lượt người", "1250", .likely, .unitWord("lượt người")),
    Proposed("Tổng số: 12", "12", .likely, .unitWord("tổng số")),
    Proposed("Bốn", "4", .likely, .numberWords), Proposed("mười hai", "12", .likely, .numberWords),
    Proposed("hai mươi mốt", "21", .likely, .numberWords), Proposed("Mười", "10", .likely, .numberWords),
    Proposed("một trăm linh năm", "105", .likely, .numberWords),
    Proposed("hai nghìn ba trăm", "2300", .likely, .numberWords),
    Proposed("ba mươi người", "30", .likely, .numberWords), Proposed("BA", "3", .likely, .numberWords),
    Proposed("hai trăm ba mươi tư", "234", .likely, .numberWords),
    Proposed("12 (mười hai)", "12", .likely, .numberWords),
    Proposed("72,6%", "72.6", .guess, .percentage), Proposed("5 triệu", "5000000", .guess, .money),
    Proposed("2,5 tỷ đồng", "2500000000", .guess, .money),
    Proposed("2 tỷ 500 triệu đồng", "2500000000", .guess, .money),
    Proposed("1.500.000 đồng", "1500000", .guess, .money), Proposed("1O", "10", .likely, .letterForDigit),
    Proposed("l2", "12", .likely, .letterForDigit), Proposed("- 5", "-5", .guess, .detachedSign),
    Proposed("(5)", "-5", .guess, .detachedSign), Proposed("12.", "12", .likely, .strayPunctuation),
    Proposed("12;", "12", .likely, .strayPunctuation), Proposed("-", "0", .guess, .wordForNone),
    Proposed("–", "0", .guess, .wordForNone), Proposed("không", "0", .guess, .wordForNone),
    Proposed("Không có", "0", .guess, .wordForNone), Proposed("0 có", "0", .guess, .wordForNone),
  ])
  func `What was probably meant is proposed and never taken as the value`(example: Proposed) {
    let reading = NumberText.read(example.text)
    guard case .proposal(let value, let certainty, let defect) = reading else {
      Issue.record("\(reading)")
      return
    }
    #expect(value.description == example.value)
    #expect(certainty == example.certainty)
    #expect(defect == example.defect)
  }

  @Test(arguments: [
    ("", NumberDefect.empty), ("  ", .empty), ("1.1", .strayPoint), ("12.34", .strayPoint),
    ("0.125", .strayPoint),
    ("1.99.405", .brokenGrouping), ("1.2345.678", .brokenGrouping), ("1 25", .brokenGrouping),
    ("12, 345", .brokenGrouping), ("1,99,405", .brokenGrouping), ("trên 120", .approximate),
    ("Trên 120 trang", .approximate), ("hơn 50", .approximate), ("gần 100", .approximate),
    ("khoảng 30 người", .approximate), ("~30", .approximate), (">5", .approximate), ("≥ 5", .approximate),
    ("hàng chục", .approximate), ("hàng trăm", .approximate), ("nhiều", .approximate),
    ("vài chục", .approximate),
    ("12+", .approximate), ("12 người trở lên", .approximate), ("tre\u{302}n 120", .approximate),
    ("3-5", .range), ("3 – 5", .range), ("từ 3 đến 5", .range), ("3 đến 5 người", .range),
    ("1.250 - 1.300", .range),
    ("7- 10", .range), ("6/6", .fraction), ("6/6 tổ", .fraction), ("30/10/2023", .date),
    ("2023-10-30", .date),
    ("30.10.2023", .date), ("5-1-23", .date), ("12 người (8 nữ)", .severalNumbers),
    ("2 tổ/24 thành viên", .severalNumbers),
    ("12 (mười ba)", .contradiction), ("#REF!", .formulaError("#REF!")), ("#n/a", .formulaError("#N/A")),
    ("#DIV/0!", .formulaError("#DIV/0!")), ("######", .formulaError("######")), ("=SUM(A1:A3)", .formula),
    ("1,2E+06", .scientific), ("9999999999999999999999", .tooLong), ("abc", .notANumber), ("x", .notANumber),
    ("Tổ 5", .notANumber), ("lần thứ 3", .notANumber), ("?", .unknown), ("chưa có số liệu", .unknown),
    ("n/a", .unknown), ("500 USD", .foreignMoney), ("5 triệu đồng/hộ", .money), ("một hai", .notANumber),
  ])
  func `What is no number is refused with its reason`(text: String, defect: NumberDefect) {
    #expect(NumberText.read(text) == .refused(defect))
  }

  @Test func `A percentage and money are exact where they are expected`() {
    #expect(
      NumberText.read("72,6%", as: .percentage)
        == .exact(PlainDecimal(mantissa: 726, scale: 1), [.percentSign, .decimalComma]))
    #expect(
      NumberText.read("1.500.000 đ", as: .money)
        == .exact(PlainDecimal(1_500_000), [.currency, .dotGrouping]))
    #expect(NumberText.read("5 triệu", as: .money) == .proposal(PlainDecimal(5_000_000), .likely, .money))
    #expect(
      NumberText.read("1,500,000 đ", as: .money)
        == .proposal(PlainDecimal(1_500_000), .likely, .englishGrouping))
  }

  @Test(arguments: [
    "\u{0}", "....", ",,,", "- -", "1..2", ",5", ".5", "5,", "%", "()", "(", "9(", "\u{301}", "#", "=", "'",
    "١٢", "½", "²",
    "1e999999", "--5", "+-5", "(-5)", "−", "0x1F", "1_000", "12\n13", String(repeating: "9", count: 5000),
    String(repeating: "(", count: 5000),
  ])
  func `Odd texts never give a value by accident`(text: String) {
    let expected: [String: Int] = ["١٢": 12]
    #expect(NumberText.read(text).value == expected[text].map { PlainDecimal($0) })
  }

  @Test(arguments: 0..<20)
  func `Whatever number is written in the Vietnamese form is read back`(seed: UInt64) {
    var random = SplitMix(state: seed)
    for _ in 0..<100 {
      let number = Int(random.next() % 10_000_000_000) >> Int(random.next() % 30)
      let decimals = Int(random.next() % 3)
      let value = PlainDecimal(mantissa: number, scale: decimals)
      let parts = value.description.split(separator: ".")
      var grouped = ""
      for (index, digit) in parts[0].enumerated() {
        if index > 0, (parts[0].count - index) % 3 == 0 { grouped += "." }
        grouped.append(digit)
      }
      let text = parts.count > 1 ? grouped + "," + parts[1] : grouped
      // Without a group, three decimals look like an English thousand: never with two decimals or fewer.
      #expect(NumberText.read(text).value == value, "\(text)")
    }
  }

  @Test func `A decimal is written without grouping`() {
    #expect(PlainDecimal(mantissa: -5, scale: 3).description == "-0.005")
    #expect(PlainDecimal(mantissa: 7260, scale: 2).description == "72.6")
    #expect(PlainDecimal(mantissa: 100, scale: 2).integer == 1)
  }
}
