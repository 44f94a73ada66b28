import P8Definitions
import P8Model

extension DefinitionFault.FileFault {
  /// A table, a row for each fault.
  var words: FaultWords {
    switch self {
    case .unreadable:
      FaultWords(
        vi: "Không đọc được tệp", en: "The file cannot be read",
        hintVi: "Kiểm tra quyền đọc của tệp.", hintEn: "Check that the file may be read.")
    case .missing(let name):
      FaultWords(
        vi: "Thiếu tệp “\(name)”", en: "The file “\(name)” is missing",
        hintVi: "Khôi phục tệp này từ bản gốc.", hintEn: "Restore the file from the original.")
    case .emptyFolder:
      FaultWords(
        vi: "Thư mục không có tệp .yaml nào, nên những gì ở đó định nghĩa sẽ mất mà không ai biết",
        en: "The folder has no .yaml file, so what it defines would be gone without a word",
        hintVi: "Khôi phục thư mục từ bản gốc; muốn bỏ hết thì để lại một tệp có danh sách rỗng.",
        hintEn: "Restore the folder from the original; to have nothing there leave a file with an empty list."
      )
    case .notUnicode:
      FaultWords(
        vi: "Tệp không phải UTF-8", en: "The file is not UTF-8",
        hintVi: "Lưu lại tệp với bảng mã UTF-8.", hintEn: "Save the file as UTF-8.")
    case .empty:
      FaultWords(
        vi: "Tệp trống", en: "The file is empty",
        hintVi: "Viết nội dung hoặc xóa tệp.", hintEn: "Write its content or delete the file.")
    case .notYAML(let problem):
      FaultWords(
        vi: "Không đọc được YAML: \(problem)", en: "The YAML cannot be read: \(problem)",
        hintVi: "Kiểm tra tệp.", hintEn: "Check the file.")
    case .syntax(let problem):
      FaultWords(
        vi: "Sai cú pháp YAML (\(problem))", en: "Not proper YAML: \(problem)",
        hintVi:
          "Kiểm tra thụt dòng (dùng dấu cách, không dùng tab), dấu hai chấm và dấu nháy quanh chữ có “:” hoặc “#”.",
        hintEn:
          "Check the indentation (spaces, no tabs), the colons, and quotes around texts with “:” or “#”.")
    case .repeatedKey(let key):
      FaultWords(
        vi: "Khóa “\(key)” có hai lần trong một mục", en: "The key “\(key)” stands twice in one entry",
        hintVi: "Giữ một, bỏ một.", hintEn: "Keep one and delete the other.")
    case .characters(let problem):
      FaultWords(
        vi: "Tệp có ký tự không đọc được (\(problem))",
        en: "The file has characters that cannot be read: \(problem)",
        hintVi: "Lưu lại với bảng mã UTF-8.", hintEn: "Save the file as UTF-8.")
    }
  }
}

extension DefinitionFault.TableFault {
  /// A table, a row for each fault.
  var words: FaultWords {
    switch self {
    case .missing(let path):
      FaultWords(
        vi: "Không có bảng “\(path)”", en: "There is no table “\(path)”",
        hintVi: "Sửa tên tệp.", hintEn: "Correct the name of the file.")
    case .repeatedCode(let code):
      FaultWords(
        vi: "Mã “\(code)” có hai lần", en: "The code “\(code)” stands twice",
        hintVi: "Sửa một trong hai dòng.", hintEn: "Correct one of the two rows.")
    case .unitEvent:
      FaultWords(
        vi: "Ngày, loại thay đổi hoặc mã đơn vị không đúng dạng",
        en: "The date, the kind of change or the code is not of the proper form",
        hintVi: "Ngày viết 2025-01-01; loại: created, removed, renamed, retyped, moved; mã xã 5 chữ số.",
        hintEn:
          "Dates as 2025-01-01; kinds created, removed, renamed, retyped, moved; codes of communes have 5 digits."
      )
    case .unitCode(let code):
      FaultWords(
        vi: "Mã “\(code)” hoặc mã đơn vị cấp trên không đúng dạng",
        en: "The code “\(code)” or that of the unit above is not of the proper form",
        hintVi: "Tỉnh 2 chữ số, huyện 3, xã 5, kể cả số 0 ở đầu.",
        hintEn: "Province 2 digits, district 3, commune 5, leading zeros included.")
    case .repeatedUnit(let unit):
      FaultWords(
        vi: "Mã đơn vị \(unit) có hai lần", en: "The unit code \(unit) stands twice",
        hintVi: "Sửa một trong hai dòng.", hintEn: "Correct one of the two rows.")
    case .missingParent(let unit, let parent):
      FaultWords(
        vi: "Đơn vị \(unit) thuộc \(parent), mà không có đơn vị này",
        en: "The unit \(unit) belongs to \(parent), which does not exist",
        hintVi: "Sửa mã đơn vị cấp trên.", hintEn: "Correct the code of the unit above.")
    case .population(let text):
      FaultWords(
        vi: "Không có giá trị “\(text)”", en: "There is no value “\(text)”",
        hintVi: "Viết all, none, part hoặc unclear.", hintEn: "Write all, none, part or unclear.")
    case .unitChange:
      FaultWords(
        vi: "Dòng thay đổi có mã đơn vị hoặc kind không có",
        en: "The change names a unit that does not exist, or an unknown kind",
        hintVi: "old_code theo danh sách 2024, new_code theo danh sách 2025, kind là whole hoặc partial.",
        hintEn: "old_code is of 2024, new_code of 2025, kind is whole or partial.")
    case .columnCount(let count, let header):
      FaultWords(
        vi: "Dòng có \(count) cột, tiêu đề có \(header)",
        en: "The row has \(count) columns, the header \(header)",
        hintVi: "Các cột cách nhau bằng một dấu tab.", hintEn: "Columns are separated by one tab each.")
    }
  }
}

extension DefinitionFault.ValueFault {
  /// A table, a row for each fault.
  var words: FaultWords {
    switch self {
    case .exchangeCode(let text):
      FaultWords(
        vi: "Mã “\(text)” có ký tự không dùng được", en: "The code “\(text)” has letters that cannot be used",
        hintVi: "Chỉ dùng chữ cái không dấu, chữ số và gạch dưới.",
        hintEn: "Use letters a to z, digits and underscores only.")
    case .dayOfYear(let text):
      FaultWords(
        vi: "Không có ngày “\(text)” trong năm", en: "There is no day “\(text)” in a year",
        hintVi: "Viết tháng-ngày trong ngoặc kép, ví dụ \"09-10\".",
        hintEn: "Write month-day in quotes, such as \"09-10\".")
    case .findingCode(let text, let families):
      FaultWords(
        vi: "“\(text)” không đúng dạng mã", en: "“\(text)” is not of the form of a code",
        hintVi: "P8-HỌ-SỐ, ví dụ P8-SUM-001; họ là một trong \(families).",
        hintEn: "P8-FAMILY-NUMBER, like P8-SUM-001; the family is one of \(families).")
    case .cell(let text):
      FaultWords(
        vi: "“\(text)” không phải một ô", en: "“\(text)” is not a cell",
        hintVi: "Ví dụ: money[\"total\"].allocated", hintEn: "For example: money[\"total\"].allocated")
    case .shape(let text):
      FaultWords(
        vi: "“\(text)” không phải một khuôn", en: "“\(text)” is not a shape",
        hintVi: "Dùng # cho chữ số, @ cho chữ cái, ? cho một ký tự, * ở cuối cho phần còn lại; ví dụ V#####.",
        hintEn: "Write # for a digit, @ for a letter, ? for any one, * at the end for the rest: V#####.")
    case .unit(let text):
      FaultWords(
        vi: "Không có đơn vị “\(text)”", en: "There is no unit “\(text)”",
        hintVi: "Viết mã@bộ đơn vị, ví dụ 54@2024 hoặc VN@2025.",
        hintEn: "Write code@structure, for example 54@2024 or VN@2025.")
    case .span(let text):
      FaultWords(
        vi: "“\(text)” không phải là phase hay một năm", en: "“\(text)” is neither phase nor a year",
        hintVi: "Ghi phase cho cả giai đoạn, hoặc năm của kế hoạch.",
        hintEn: "Write phase for the whole phase, or the year of the plan.")
    case .keyOfText:
      FaultWords(
        vi: "Khóa phải là chữ", en: "A key must be a text",
        hintVi: "Viết tên khóa.", hintEn: "Write a name.")
    case .cutByComma(let text):
      FaultWords(
        vi: "Dấu phẩy trước “\(text)” cắt đôi câu chữ", en: "The comma before “\(text)” cuts the text in two",
        hintVi: "Trong { } câu có dấu phẩy phải đặt trong dấu nháy kép.",
        hintEn: "Within { } a text with a comma stands in quotation marks.")
    case .pairs(let keys):
      FaultWords(
        vi: "Chỗ này cần các cặp “khóa: giá trị”", en: "Pairs of “key: value” are needed here",
        hintVi: keys.map { "Các khóa: \($0.joined(separator: ", "))." }
          ?? "Viết khóa, dấu hai chấm, giá trị.",
        hintEn: keys.map { "Keys: \($0.joined(separator: ", "))." } ?? "Write a key, a colon and a value.")
    case .list:
      FaultWords(
        vi: "Chỗ này cần một danh sách", en: "A list is needed here",
        hintVi: "Mỗi mục một dòng, bắt đầu bằng “- ”.", hintEn: "An item a line, each beginning with “- ”.")
    case .text:
      FaultWords(
        vi: "Chỗ này cần một giá trị chữ", en: "A text is needed here",
        hintVi: "Viết một giá trị sau dấu hai chấm.", hintEn: "Write a value after the colon.")
    case .number(let text):
      FaultWords(
        vi: "“\(text)” không phải là số", en: "“\(text)” is not a number",
        hintVi: "Viết số không có dấu phân cách hàng nghìn, ví dụ 1000000 hoặc 0.5.",
        hintEn: "Write a number without grouping, for example 1000000 or 0.5.")
    case .whole:
      FaultWords(
        vi: "Chỗ này cần số nguyên", en: "A whole number is needed here",
        hintVi: "Bỏ phần lẻ.", hintEn: "Leave out the digits after the point.")
    case .truth(let text):
      FaultWords(
        vi: "“\(text)” không phải là true hay false", en: "“\(text)” is neither true nor false",
        hintVi: "Viết true (có) hoặc false (không).", hintEn: "Write true or false.")
    case .date(let text):
      FaultWords(
        vi: "“\(text)” không phải là ngày", en: "“\(text)” is not a date",
        hintVi: "Viết dạng 2021-10-14.", hintEn: "Write it like 2021-10-14.")
    case .missingKey(let key):
      FaultWords(
        vi: "Thiếu khóa “\(key)”", en: "The key “\(key)” is missing",
        hintVi: "Thêm dòng “\(key): …” vào mục này.", hintEn: "Add a line “\(key): …” to this entry.")
    case .id(let text):
      FaultWords(
        vi: "Tên “\(text)” có ký tự không dùng được", en: "The id “\(text)” has letters that cannot be used",
        hintVi: "Chỉ dùng chữ thường không dấu, chữ số, gạch dưới, gạch nối và dấu chấm.",
        hintEn: "Use small letters a to z, digits, underscores, hyphens and points only.")
    case .emptyList(let key):
      FaultWords(
        vi: "Danh sách “\(key)” trống", en: "The list “\(key)” is empty",
        hintVi: "Thêm ít nhất một mục.", hintEn: "Add at least one item.")
    }
  }
}

extension DefinitionFault.FormFault {
  /// A table, a row for each fault.
  var words: FaultWords {
    switch self {
    case .placeholderOfOneLanguage(let names):
      FaultWords(
        vi: "“{\(names)}” chỉ có trong một trong hai thứ tiếng",
        en: "“{\(names)}” stands in one of the languages only",
        hintVi: "Hai câu phải nói cùng các giá trị.", hintEn: "Both texts must give the same values.")
    case .sheetName(let name):
      FaultWords(
        vi: "Tên trang tính “\(name)” không dùng được", en: "The sheet name “\(name)” cannot be used",
        hintVi: "Từ 1 đến 31 ký tự, không có [ ] : * ? / \\ và không có dấu nháy ở hai đầu.",
        hintEn: "1 to 31 characters, none of [ ] : * ? / \\, and no apostrophe at either end.")
    case .headerOfTwoColumns(let header, let first, let second):
      FaultWords(
        vi: "Tiêu đề “\(header)” chỉ cả cột “\(first)” lẫn cột “\(second)”",
        en: "The header “\(header)” stands for the columns “\(first)” and “\(second)”",
        hintVi: "Một tiêu đề chỉ chỉ một cột: bỏ ở một trong hai.",
        hintEn: "A header may stand for one column only: delete it from one of the two.")
    case .groupApart(let group):
      FaultWords(
        vi: "Các cột chung tiêu đề “\(group.vi)” không đứng cạnh nhau",
        en: "The columns under “\(group.en)” are not neighbours",
        hintVi: "Đặt các cột này liền nhau.", hintEn: "Put them side by side.")
    case .missingCheck(let id):
      FaultWords(
        vi: "Thiếu phép kiểm tra “\(id)”", en: "The check “\(id)” is missing",
        hintVi: "Chương trình cần lời của phép kiểm tra này: thêm lại mục có id này.",
        hintEn: "The program needs its words: add the entry with this id again.")
    case .nameOfTwoCodes(let name, let other):
      FaultWords(
        vi: "“\(name)” đã là tên của mã “\(other)”", en: "“\(name)” already stands for the code “\(other)”",
        hintVi: "Một tên chỉ chỉ một mã: bỏ ở một trong hai chỗ.",
        hintEn: "A name may stand for one code only: delete one of the two.")
    case .typeOfField(let field):
      FaultWords(
        vi: "Kiểu của cột khác kiểu của trường “\(field)”",
        en: "The column's type differs from that of the field “\(field)”",
        hintVi: "Bỏ type để lấy theo trường.", hintEn: "Delete the type to take the field's.")
    case .measureOfField(let field):
      FaultWords(
        vi: "Đơn vị tính của cột khác của trường “\(field)”",
        en: "The column's measure differs from that of the field “\(field)”",
        hintVi: "Bỏ measure để lấy theo trường.", hintEn: "Delete the measure to take the field's.")
    case .keyOfNumbers(let key):
      FaultWords(
        vi: "Chỉ cột số mới có “\(key)”", en: "Only a column of numbers has “\(key)”",
        hintVi: "Bỏ khóa này.", hintEn: "Delete the key.")
    case .maximumBelowMinimum:
      FaultWords(
        vi: "maximum nhỏ hơn minimum", en: "The maximum is below the minimum",
        hintVi: "Sửa một trong hai.", hintEn: "Correct one of the two.")
    case .keyOfDates:
      FaultWords(
        vi: "Chỉ cột ngày mới có “within-period”", en: "Only a column of dates has “within-period”",
        hintVi: "Bỏ khóa này.", hintEn: "Delete the key.")
    case .noKeyColumn:
      FaultWords(
        vi: "Phần có dòng cố định cần cột “\(SectionDefinition.keyColumn)”, kiểu text",
        en: "A section with fixed rows needs a column “\(SectionDefinition.keyColumn)” of type text",
        hintVi: "Thêm cột này ở đầu.", hintEn: "Add it as the first column.")
    case .noBlankRows:
      FaultWords(
        vi: "Phần này cần số dòng trống (rows) lớn hơn 0",
        en: "The section needs a number of blank rows above 0",
        hintVi: "Thêm “rows: 10”.", hintEn: "Add “rows: 10”.")
    case .sectionOfRecord(let record):
      FaultWords(
        vi: "Phần điền mô hình “\(record)” phải có id “\(record)”",
        en: "A section that fills “\(record)” must have the id “\(record)”",
        hintVi: "Đổi id của phần.", hintEn: "Change the id of the section.")
    case .sheetNameOfTwoSections(let name):
      FaultWords(
        vi: "Hai phần có cùng tên trang tính “\(name)”", en: "Two sections have the sheet name “\(name)”",
        hintVi: "Đổi tên một trang tính; {n} cho số thứ tự.", hintEn: "Rename one; {n} gives its number.")
    case .keyOfTexts:
      FaultWords(
        vi: "Chỉ cột chữ mới có “shape”", en: "Only a column of texts has a “shape”",
        hintVi: "Bỏ khóa này.", hintEn: "Delete the key.")
    case .otherThanFileName(let id, let file):
      FaultWords(
        vi: "Tên “\(id)” khác tên tệp “\(file)”",
        en: "The id “\(id)” differs from the file's name “\(file)”",
        hintVi: "Đổi tên tệp hoặc đổi id cho giống nhau.", hintEn: "Rename the file or change the id.")
    case .listWithoutListType:
      FaultWords(
        vi: "Chỉ loại list mới có danh sách", en: "Only the type list has a list",
        hintVi: "Ghi “type: list” hoặc bỏ khóa list.", hintEn: "Write “type: list” or delete the key list.")
    }
  }
}

extension DefinitionFault.IndicatorFault {
  /// A table, a row for each fault.
  var words: FaultWords {
    switch self {
    case .kindsOfValue:
      FaultWords(
        vi: "Cách tính phải có đúng một trong: count, sum, ratio, stated, not-collected",
        en: "A value has exactly one of count, sum, ratio, stated and not-collected",
        hintVi: "Ví dụ: value: { count: communication_team, where: status != dissolved }",
        hintEn: "For example: value: { count: communication_team, where: status != dissolved }")
    case .ratioApart:
      FaultWords(
        vi: "Loại ratio và cách tính ratio phải đi với nhau",
        en: "The kind ratio and the value ratio go together",
        hintVi: "Đổi kind hoặc value.", hintEn: "Change the kind or the value.")
    case .comparesNoStock:
      FaultWords(
        vi: "Chỉ so được chỉ tiêu loại stock với một số tổng hợp (stated)",
        en: "Only a stock is compared, and only with a stated figure",
        hintVi: "Ví dụ: compare-with: { stated: stated_figures, row: communication_team, column: closing }",
        hintEn:
          "For example: compare-with: { stated: stated_figures, row: communication_team, column: closing }")
    case .strayKey(let key, let form):
      FaultWords(
        vi: "Khóa “\(key)” không đi với “\(form)”", en: "The key “\(key)” does not go with “\(form)”",
        hintVi: "Bỏ khóa này.", hintEn: "Delete the key.")
    case .otherMeasure(let text, let measure):
      FaultWords(
        vi: "Đơn vị tính của “\(text)” khác đơn vị tính “\(measure)” của chỉ tiêu",
        en: "“\(text)” is not in the indicator's measure “\(measure)”",
        hintVi: "Đổi measure của chỉ tiêu hoặc chọn trường khác: người khác lượt người.",
        hintEn: "Change the indicator's measure or choose another field: persons are not attendances.")
    case .emptyPart:
      FaultWords(
        vi: "Một phần cần where hoặc sum", en: "A part needs where or sum",
        hintVi: "Ví dụ: where: status = new, hoặc sum: women",
        hintEn: "For example: where: status = new, or sum: women")
    case .noContent(let number):
      FaultWords(
        vi: "Chương trình không có nội dung \(number)", en: "The programme has no content \(number)",
        hintVi: "Các nội dung đứng ở indicators/programme.yaml.",
        hintEn: "The contents stand in indicators/programme.yaml.")
    case .aggregator(let name, let kind, let allowed):
      FaultWords(
        vi: "Chỉ tiêu loại \(kind) không gộp qua các kỳ bằng \(name)",
        en: "An indicator of kind \(kind) is not put together over time by \(name)",
        hintVi: "Ghi “over-time: \(allowed)”.", hintEn: "Write “over-time: \(allowed)”.")
    case .recordsGiveSmallCountsAway:
      FaultWords(
        vi: "Danh sách bản ghi không đi cùng hold-back-small-counts: từng dòng sẽ làm lộ số nhỏ",
        en:
          "A list of records does not go with hold-back-small-counts: its rows would give small counts away",
        hintVi: "Bỏ trang tính này.", hintEn: "Leave the sheet out.")
    case .columnWithoutField(let field, let record):
      FaultWords(
        vi: "“\(record)” không có trường “\(field)” mà cột này cộng",
        en: "“\(record)” has no field “\(field)”, which this column adds up",
        hintVi: "Ghi tên trường ở đó, hoặc none để bỏ trống: field-in: { \(record): none }",
        hintEn: "Write what it is called there, or none to leave it empty: field-in: { \(record): none }")
    case .kindsOfRule:
      FaultWords(
        vi: "Quy tắc phải có đúng một trong check, unique và copied",
        en: "A rule has exactly one of check, unique and copied",
        hintVi: "Ví dụ: check: women + men = members", hintEn: "For example: check: women + men = members")
    case .unconfirmedNumber:
      FaultWords(
        vi: "Chỉ tiêu chưa xác nhận không được có số", en: "An unconfirmed target carries no number",
        hintVi: "Bỏ value, hoặc đổi label khi đã có nguồn.",
        hintEn: "Delete the value, or change the label when there is a source.")
    case .wholeTarget:
      FaultWords(
        vi: "Đơn vị tính của chỉ tiêu chỉ có số nguyên", en: "The indicator's measure is of whole numbers",
        hintVi: "Sửa số này.", hintEn: "Change the number.")
    case .repeatedTarget(let indicator, let unit):
      FaultWords(
        vi: "\(indicator) của \(unit) đã có ở chỗ khác",
        en: "\(indicator) of \(unit) already stands elsewhere",
        hintVi: "Giữ một, bỏ một.", hintEn: "Keep one and delete the other.")
    case .windowYears(let years):
      FaultWords(
        vi: "Số năm không hợp lệ: \(years)", en: "No such number of years: \(years)",
        hintVi: "Ghi từ 1 đến 30.", hintEn: "Write 1 to 30.")
    case .partOfItself(let code, let by):
      FaultWords(
        vi: "\(code) là một phần của chính nó: \(by.joined(separator: " → "))",
        en: "\(code) is a part of itself: \(by.joined(separator: " → "))",
        hintVi: "Bỏ một part-of hoặc sửa tử số, mẫu số trong vòng này.",
        hintEn: "Remove a part-of, or correct a numerator or denominator, of this circle.")
    case .windowNeedsPersons(let code):
      FaultWords(
        vi: "\(code) không đếm từng người, nên không biết ai trùng ai qua nhiều năm",
        en: "\(code) does not count rows of one person each, so who is who over years is not known",
        hintVi:
          "Dùng chỉ tiêu kind: distinct, value: { count: … } có identity là mã người; hoặc not-collected kèm lý do.",
        hintEn:
          "Use an indicator of kind: distinct with value: { count: … } whose identity is a person's code; or not-collected with the reason."
      )
    case .yearOutsidePhase(let year, let phase):
      FaultWords(
        vi: "Năm \(year) không thuộc giai đoạn \(phase) của tệp này",
        en: "The year \(year) is not of the phase \(phase) that this file is of",
        hintVi: "Chuyển kế hoạch sang tệp của giai đoạn có năm đó, hoặc sửa năm.",
        hintEn: "Move the plan to the file of the phase that has the year, or correct the year.")
    }
  }
}
