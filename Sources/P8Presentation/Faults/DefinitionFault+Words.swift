package import P8Definitions
import P8Expressions
package import P8Model

/// What is wrong in a definition file and what to do, in both languages.
extension DefinitionFault {
  package var message: LocalizedText { words.message }
  package var hint: LocalizedText { words.hint }

  /// The line that is shown to people: `indicators/measures.yaml:12:3: message`.
  package func line(in language: Language) -> String {
    "\(source.file):\(source.line):\(source.column): \(message[language])"
  }

  private var words: FaultWords {
    switch reason {
    case .file(let fault): fault.words
    case .table(let fault): fault.words
    case .value(let fault): fault.words
    case .form(let fault): fault.words
    case .indicator(let fault): fault.words
    case .programme(let fault): fault.words
    case .expression(let reason): reason.words
    case .unknown(let name, let kind, let nearest, let known):
      FaultWords(message: kind.message(name), hint: Self.hint(nearest: nearest, known: known))
    case .repeated(let thing, let id):
      FaultWords(
        vi: "\(thing.name.vi) “\(id)” đã có ở chỗ khác",
        en: "\(thing.name.en) “\(id)” already stands elsewhere",
        hintVi: "Chọn một tên khác.", hintEn: "Choose another one.")
    case .twin(let thing, let id, let twin):
      FaultWords(
        vi: "\(thing.name.vi) “\(id)” chỉ khác “\(twin)” ở dấu - và _",
        en: "\(thing.name.en) “\(id)” differs from “\(twin)” in - and _ only",
        hintVi: "Chọn một tên khác: trong biểu hai tên này là một.",
        hintEn: "Choose another one: in a form the two are one name.")
    }
  }

  private static func hint(nearest: [String], known: [String]) -> LocalizedText {
    let names = nearest.joined(separator: "”, “")
    let all = known.prefix(20).joined(separator: ", ") + (known.count > 20 ? ", …" : "")
    return nearest.isEmpty
      ? LocalizedText(vi: "Các tên có: \(all).", en: "The names there are: \(all).")
      : LocalizedText(vi: "Có phải ý bạn là “\(names)”?", en: "Did you mean “\(names)”?")
  }
}

extension DefinitionFault.Thing {
  fileprivate var name: LocalizedText {
    switch self {
    case .calendar: LocalizedText(vi: "Lịch", en: "The calendar")
    case .chart: LocalizedText(vi: "Biểu đồ", en: "The chart")
    case .check: LocalizedText(vi: "Phép kiểm tra", en: "The check")
    case .code: LocalizedText(vi: "Mã", en: "The code")
    case .column: LocalizedText(vi: "Cột", en: "The column")
    case .content: LocalizedText(vi: "Nội dung", en: "The content")
    case .dimension: LocalizedText(vi: "Chiều phân tổ", en: "The dimension")
    case .field: LocalizedText(vi: "Trường", en: "The field")
    case .form: LocalizedText(vi: "Biểu", en: "The form")
    case .indicator: LocalizedText(vi: "Chỉ tiêu", en: "The indicator")
    case .indicatorCode: LocalizedText(vi: "Mã chỉ tiêu", en: "The indicator code")
    case .layout: LocalizedText(vi: "Mẫu báo cáo", en: "The layout")
    case .list: LocalizedText(vi: "Danh sách", en: "The list")
    case .part: LocalizedText(vi: "Phần", en: "The part")
    case .phase: LocalizedText(vi: "Giai đoạn", en: "The phase")
    case .record: LocalizedText(vi: "Mô hình, sự kiện", en: "The model or event")
    case .row: LocalizedText(vi: "Dòng", en: "The row")
    case .rule: LocalizedText(vi: "Quy tắc", en: "The rule")
    case .section: LocalizedText(vi: "Phần", en: "The section")
    case .set: LocalizedText(vi: "Bộ chỉ tiêu", en: "The set of indicators")
    case .sheet: LocalizedText(vi: "Trang tính", en: "The sheet")
    case .table: LocalizedText(vi: "Bảng", en: "The table")
    }
  }
}

extension DefinitionFault.UnknownName {
  /// A table, a row for each kind of name.
  fileprivate func message(_ name: String) -> LocalizedText {
    switch self {
    case .placeholder:
      LocalizedText(
        vi: "Không có giá trị nào tên “{\(name)}” ở đây", en: "No value named “{\(name)}” is known here")
    case .fieldOfColumn(let record):
      LocalizedText(
        vi: "“\(record)” không có trường “\(name)”, và cột không ghi type",
        en: "“\(record)” has no field “\(name)”, and the column gives no type")
    case .fieldOfRecord(let record?):
      LocalizedText(vi: "“\(record)” không có trường “\(name)”", en: "“\(record)” has no field “\(name)”")
    case .fieldOfRecord:
      LocalizedText(
        vi: "Phần này không điền mô hình hay sự kiện nào", en: "This section fills no model or event")
    case .sharedColumn:
      LocalizedText(
        vi: "Biểu không có cột dùng chung “\(name)”", en: "The form has no shared column “\(name)”")
    case .sharedSection:
      LocalizedText(
        vi: "Không có phần “\(name)” trong templates/sections",
        en: "There is no section “\(name)” in templates/sections")
    case .record:
      LocalizedText(vi: "Không có mô hình hay sự kiện “\(name)”", en: "There is no model or event “\(name)”")
    case .section:
      LocalizedText(vi: "Không biểu nào có phần “\(name)”", en: "No form has a section “\(name)”")
    case .row(let section):
      LocalizedText(
        vi: "Phần “\(section)” không có dòng “\(name)”", en: "The section “\(section)” has no row “\(name)”")
    case .column(let section):
      LocalizedText(
        vi: "Phần “\(section)” không có cột “\(name)”",
        en: "The section “\(section)” has no column “\(name)”")
    case .partSet:
      LocalizedText(vi: "Không có nhóm phân tổ “\(name)”", en: "There is no set of parts “\(name)”")
    case .indicator: LocalizedText(vi: "Không có chỉ số “\(name)”", en: "There is no indicator “\(name)”")
    case .measure:
      LocalizedText(vi: "Không có đơn vị tính “\(name)”", en: "There is no unit of measure “\(name)”")
    case .field: LocalizedText(vi: "Không có trường “\(name)”", en: "There is no field “\(name)”")
    case .layoutColumn:
      LocalizedText(vi: "Không có cột “\(name)” ở columns", en: "There is no column “\(name)” under columns")
    case .partOf(let indicator):
      LocalizedText(vi: "\(indicator) không có phần “\(name)”", en: "\(indicator) has no part “\(name)”")
    case .fieldOfAny:
      LocalizedText(
        vi: "Không mô hình, sự kiện nào có trường “\(name)”", en: "No model or event has a field “\(name)”")
    case .partOfAny:
      LocalizedText(
        vi: "Không chỉ tiêu nào ở đây có phần “\(name)”", en: "No indicator here has a part “\(name)”")
    case .placeOfRule:
      LocalizedText(
        vi: "Không biểu nào có phần “\(name)”, cũng không có bảng nào",
        en: "No form has a section “\(name)”, and there is no such table")
    case .columnOfRule:
      LocalizedText(
        vi: "Không có cột “\(name)” trong phần của quy tắc", en: "The rule's section has no column “\(name)”")
    case .columnOfTable:
      LocalizedText(vi: "Bảng không có cột “\(name)”", en: "The table has no column “\(name)”")
    case .codeList: LocalizedText(vi: "Không có danh sách “\(name)”", en: "There is no list “\(name)”")
    case .columnOfFile(let file):
      LocalizedText(
        vi: "Bảng \(file) không có cột “\(name)”", en: "The table \(file) has no column “\(name)”")
    case .phase: LocalizedText(vi: "Không có giai đoạn “\(name)”", en: "There is no phase “\(name)”")
    case .indicatorSet:
      LocalizedText(vi: "Không có bộ chỉ tiêu “\(name)”", en: "There is no set of indicators “\(name)”")
    case .key: LocalizedText(vi: "Không có khóa “\(name)” ở đây", en: "There is no key “\(name)” here")
    case .value:
      LocalizedText(vi: "Không có giá trị “\(name)” ở đây", en: "The value “\(name)” is not possible here")
    }
  }
}
