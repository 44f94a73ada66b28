package import P8Expressions
package import P8Model

/// What is wrong with an expression and what to do, in both languages.
extension ExpressionFault {
  package var message: LocalizedText { reason.words.message }
  package var hint: LocalizedText { reason.words.hint }
}

extension ExpressionFault.Reason {
  var words: FaultWords {
    switch self {
    case .syntax(let fault): fault.words
    case .type(let fault): fault.words
    case .unknown(let name, let kind, let nearest, let known):
      FaultWords(message: kind.message(name), hint: Self.hint(nearest: nearest, known: known))
    }
  }

  private static func hint(nearest: [String], known: [String]) -> LocalizedText {
    let names = (nearest.isEmpty ? known : nearest).joined(separator: ", ")
    return nearest.isEmpty
      ? LocalizedText(vi: "Có thể dùng: \(names)", en: "What may be used: \(names)")
      : LocalizedText(vi: "Có phải là: \(names)?", en: "Did you mean: \(names)?")
  }
}

extension ExpressionFault.TypeName {
  fileprivate var words: LocalizedText {
    switch self {
    case .number: LocalizedText(vi: "số", en: "a number")
    case .text: LocalizedText(vi: "chữ", en: "a text")
    case .date: LocalizedText(vi: "ngày", en: "a date")
    case .truth: LocalizedText(vi: "đúng hoặc sai", en: "something true or false")
    case .code(let list): LocalizedText(vi: "mã của danh sách “\(list)”", en: "a code of the list “\(list)”")
    case .measured([]): LocalizedText(vi: "tỷ lệ", en: "a proportion")
    case .measured(let powers):
      LocalizedText(vi: Self.product(powers, in: .vi), en: Self.product(powers, in: .en))
    }
  }

  private static func product(_ powers: [Power], in language: Language) -> String {
    var text = ""
    for power in powers {
      let sign = power.exponent < 0 ? (text.isEmpty ? "1/" : "/") : (text.isEmpty ? "" : "·")
      text += sign + power.measure[language] + (abs(power.exponent) == 1 ? "" : "^\(abs(power.exponent))")
    }
    return text
  }
}

extension ExpressionFault.UnknownName {
  fileprivate func message(_ name: String) -> LocalizedText {
    switch self {
    case .function: LocalizedText(vi: "Không có hàm “\(name)”", en: "There is no function “\(name)”")
    case .indicator: LocalizedText(vi: "Không có chỉ số “\(name)”", en: "There is no indicator “\(name)”")
    case .name: LocalizedText(vi: "Không có tên “\(name)” ở đây", en: "There is no name “\(name)” here")
    case .column(let section):
      LocalizedText(
        vi: "Phần “\(section)” không có cột “\(name)”",
        en: "The section “\(section)” has no column “\(name)”")
    case .fixedRow(let section):
      LocalizedText(
        vi: "Phần “\(section)” không có dòng cố định “\(name)”",
        en: "The section “\(section)” has no fixed row “\(name)”")
    case .section: LocalizedText(vi: "Biểu không có phần “\(name)”", en: "The form has no section “\(name)”")
    case .code(let list):
      LocalizedText(
        vi: "Danh sách “\(list)” không có mã “\(name)”",
        en: "The list “\(list)” has no code “\(name)”")
    }
  }
}

extension ExpressionFault.SyntaxFault {
  /// A table, a row for each fault.
  fileprivate var words: FaultWords {
    switch self {
    case .tooLong:
      FaultWords(
        vi: "Công thức dài quá \(ExpressionSyntax.maximumLength) ký tự",
        en: "The expression is longer than \(ExpressionSyntax.maximumLength) characters",
        hintVi: "Tách thành nhiều quy tắc.", hintEn: "Split it into several rules.")
    case .chainedComparison:
      FaultWords(
        vi: "Không so sánh nối tiếp", en: "Comparisons cannot be chained",
        hintVi: "Viết a < b and b < c.", hintEn: "Write a < b and b < c.")
    case .rowKey(let section):
      FaultWords(
        vi: "Trong ngoặc vuông phải là khoá của dòng, đặt trong dấu nháy kép",
        en: "Square brackets hold the key of a row in quotation marks",
        hintVi: "Ví dụ: \(section)[\"communication_team\"].closing",
        hintEn: "For example: \(section)[\"communication_team\"].closing")
    case .rowColumn(let section, let key):
      FaultWords(
        vi: "Sau khoá của dòng phải có dấu chấm và tên cột",
        en: "The key of a row is followed by a point and a column",
        hintVi: "Ví dụ: \(section)[\"\(key)\"].closing",
        hintEn: "For example: \(section)[\"\(key)\"].closing")
    case .listAfterIn:
      FaultWords(
        vi: "Sau “in” phải là danh sách trong ngoặc đơn", en: "“in” is followed by a list in brackets",
        hintVi: "Ví dụ: status in (new, consolidated)", hintEn: "For example: status in (new, consolidated)")
    case .openBracket(let closing):
      FaultWords(
        vi: "Ngoặc mở ở đây không có ngoặc đóng", en: "The bracket opened here is not closed",
        hintVi: "Thêm “\(closing)”.", hintEn: "Add “\(closing)”.")
    case .tooManyParts:
      FaultWords(
        vi: "Công thức có quá \(ExpressionSyntax.maximumNodes) phần",
        en: "The expression has more than \(ExpressionSyntax.maximumNodes) parts",
        hintVi: "Tách thành nhiều quy tắc.", hintEn: "Split it into several rules.")
    case .endsEarly:
      FaultWords(
        vi: "Công thức chưa hết: thiếu một giá trị", en: "The expression ends too early",
        hintVi: "Viết một số, tên, ngày hoặc chữ trong dấu nháy kép.",
        hintEn: "Write a number, a name, a date or a text in quotation marks.")
    case .unexpected(let found):
      FaultWords(
        vi: "Không chờ “\(found)” ở đây", en: "“\(found)” is not expected here",
        hintVi: "Kiểm tra dấu ngoặc, phép tính và dấu phẩy trước chỗ này.",
        hintEn: "Check the brackets, operators and commas before this place.")
    case .tooDeep:
      FaultWords(
        vi: "Công thức lồng nhau quá \(ExpressionSyntax.maximumDepth) tầng",
        en: "The expression is nested more than \(ExpressionSyntax.maximumDepth) deep",
        hintVi: "Tách thành nhiều quy tắc.", hintEn: "Split it into several rules.")
    case .numberIntoName(let digits):
      FaultWords(
        vi: "“\(digits)” dính liền với chữ đứng sau", en: "“\(digits)” runs into a name",
        hintVi: "Đặt dấu cách hoặc phép tính ở giữa.", hintEn: "Put a space or an operator between them.")
    case .longNumber(let digits):
      FaultWords(
        vi: "Số “\(digits)” quá dài", en: "The number “\(digits)” is too long",
        hintVi: "Nhiều nhất 18 chữ số sau dấu chấm.", hintEn: "At most 18 digits after the point.")
    case .openText:
      FaultWords(
        vi: "Chuỗi chữ không có dấu nháy kép đóng", en: "The text has no closing quotation mark",
        hintVi: "Thêm dấu \" ở cuối; viết \"\" cho một dấu nháy bên trong.",
        hintEn: "Add \" at its end; write \"\" for a quotation mark inside.")
    case .character(let character):
      FaultWords(
        vi: "Ký tự “\(character)” không thuộc ngôn ngữ công thức",
        en: "The character “\(character)” is not part of the language",
        hintVi: "Tên chỉ gồm chữ cái không dấu, chữ số và dấu gạch dưới; chữ thường đặt trong dấu nháy kép.",
        hintEn: "Names are ASCII letters, digits and underscores; other text stands in quotation marks.")
    case .misspelled(let found, let meant):
      FaultWords(
        vi: "Không viết “\(found)”", en: "“\(found)” is not written so",
        hintVi: "Viết: \(meant)", hintEn: "Write: \(meant)")
    }
  }
}

extension ExpressionFault.TypeFault {
  /// A table, a row for each fault.
  fileprivate var words: FaultWords {
    switch self {
    case .argumentCount(let function, let count, let usage):
      FaultWords(
        vi: "Hàm \(function) có \(count) tham số, không đúng",
        en: "The function \(function) does not take \(count) arguments",
        hintVi: "Viết: \(usage)", hintEn: "Write: \(usage)")
    case .historyArgument(let function):
      FaultWords(
        vi: "\(function) chỉ nhận một cột, một số liệu, một phép tính theo dòng hoặc ngày của kỳ",
        en: "\(function) takes one column, stated figure, figure over rows or day of the period",
        hintVi: "Ví dụ: \(function)(stated_figures[\"communication_team\"].closing)",
        hintEn: "For example: \(function)(stated_figures[\"communication_team\"].closing)")
    case .roundedDigits:
      FaultWords(
        vi: "Số chữ số sau dấu phẩy phải là số nguyên từ 0 đến 18",
        en: "The number of digits is a whole number from 0 to 18",
        hintVi: "Ví dụ: round(x, 1)", hintEn: "For example: round(x, 1)")
    case .needsDate(let found):
      FaultWords(
        vi: "Chỗ này cần một ngày, không phải \(found.words.vi)",
        en: "A date is needed here, not \(found.words.en)",
        hintVi: "Viết ngày dạng 2023-10-30.", hintEn: "Write a date as 2023-10-30.")
    case .targetArgument:
      FaultWords(
        vi: "target nhận mã của một chỉ số", en: "target takes the code of an indicator",
        hintVi: "Ví dụ: target(communication_team) hoặc target(\"D8.1.1\")",
        hintEn: "For example: target(communication_team) or target(\"D8.1.1\")")
    case .conditions(let function):
      FaultWords(
        vi: "Hàm \(function) trên một phần của biểu có nhiều nhất một điều kiện",
        en: "\(function) over a section takes one condition at most",
        hintVi: "Nối các điều kiện bằng and.", hintEn: "Join the conditions with and.")
    case .needsNumberColumn(let found):
      FaultWords(
        vi: "Chỗ này cần một số, không phải \(found.words.vi)",
        en: "A number is needed here, not \(found.words.en)",
        hintVi: "Dùng một cột số.", hintEn: "Use a column of numbers.")
    case .unclearSection:
      FaultWords(
        vi: "Không rõ tính trên phần nào của biểu", en: "The section is not clear",
        hintVi: "Viết phần.cột, ví dụ communication_team.members",
        hintEn: "Write section.column, for example communication_team.members")
    case .countArgument:
      FaultWords(
        vi: "count nhận tên một phần của biểu", en: "count takes the name of a section",
        hintVi: "Ví dụ: count(communication_team, status != dissolved)",
        hintEn: "For example: count(communication_team, status != dissolved)")
    case .nestedFigure:
      FaultWords(
        vi: "Không đặt phép tính theo dòng trong một phép tính theo dòng khác",
        en: "A figure over rows cannot stand inside another one",
        hintVi: "Tách thành hai quy tắc.", hintEn: "Split it into two rules.")
    case .functionWithoutBrackets(let function):
      FaultWords(
        vi: "Sau hàm “\(function)” phải là ngoặc đơn",
        en: "The function “\(function)” is followed by brackets",
        hintVi: "Viết: \(function)(…)", hintEn: "Write: \(function)(…)")
    case .manyRows(let name):
      FaultWords(
        vi: "“\(name)” có nhiều dòng: cần sum, count, min hoặc max",
        en: "“\(name)” has many rows: sum, count, min or max is needed",
        hintVi: "Viết: sum(\(name))", hintEn: "Write: sum(\(name))")
    case .twoSections:
      FaultWords(
        vi: "Một phép tính theo dòng chỉ dùng một phần của biểu",
        en: "One figure over rows uses one section only",
        hintVi: "Tách thành hai phép tính.", hintEn: "Split it into two figures.")
    case .differentLists(let left, let right):
      FaultWords(
        vi: "Hai bên thuộc hai danh sách khác nhau: “\(left)” và “\(right)”",
        en: "The two sides are of different lists: “\(left)” and “\(right)”",
        hintVi: "So sánh với mã của cùng một danh sách.", hintEn: "Compare with a code of the same list.")
    case .differentTypes(let left, let right):
      FaultWords(
        vi: "Hai bên khác loại: \(left.words.vi) và \(right.words.vi)",
        en: "The two sides are of different types: \(left.words.en) and \(right.words.en)",
        hintVi: "Hai bên phải cùng là số, cùng là ngày, cùng là chữ hoặc cùng một danh sách mã.",
        hintEn: "Both sides must be numbers, dates, texts or codes of one list.")
    case .differentMeasures(let left, let right):
      FaultWords(
        vi: "Không cộng, trừ hay so sánh \(left.words.vi) với \(right.words.vi)",
        en: "\(left.words.en) and \(right.words.en) are not added, subtracted or compared",
        hintVi: "Hai bên phải cùng đơn vị tính; nhân hoặc chia để đổi.",
        hintEn: "Both sides need one unit of measure; multiply or divide to convert.")
    case .order:
      FaultWords(
        vi: "Chỉ số và ngày mới so sánh lớn hơn, nhỏ hơn", en: "Only numbers and dates are greater or less",
        hintVi: "Dùng = hoặc != hoặc in (…).", hintEn: "Use = or != or in (…).")
    case .needsNumber(let found):
      FaultWords(
        vi: "Chỗ này cần một số, không phải \(found.words.vi)",
        en: "A number is needed here, not \(found.words.en)",
        hintVi: "Dùng một cột số hoặc một phép tính.", hintEn: "Use a column of numbers or a calculation.")
    case .needsTruth(let found):
      FaultWords(
        vi: "Chỗ này cần một điều đúng hoặc sai, không phải \(found.words.vi)",
        en: "Something true or false is needed here, not \(found.words.en)",
        hintVi: "Thêm một phép so sánh.", hintEn: "Add a comparison.")
    case .notATruth:
      FaultWords(
        vi: "Công thức này phải cho đúng hoặc sai", en: "This expression must be true or false",
        hintVi: "Thêm một phép so sánh: = != < <= > >= hoặc in.",
        hintEn: "Add a comparison: = != < <= > >= or in.")
    case .notANumber:
      FaultWords(
        vi: "Công thức này phải cho một số", en: "This expression must be a number",
        hintVi: "Dùng một cột số hoặc phép tính.", hintEn: "Use a column of numbers or a calculation.")
    }
  }
}
