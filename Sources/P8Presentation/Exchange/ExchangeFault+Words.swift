package import P8Model

/// What faults of files for DHIS2 are and what to do, for those who load them.
extension ExchangeFault {
  package var message: LocalizedText {
    metadataMessage ?? formMessage ?? valueMessage
  }

  /// What to do; the same words for the same kind of fault.
  package var remedy: LocalizedText {
    switch reason {
    case .identifier, .missing, .tooLong, .repeated, .operand, .closedBeforeOpened:
      LocalizedText(
        vi: "Xuất lại gói: p8 export dhis2 --metadata; nếu gói do người khác làm thì sửa ở nơi làm ra nó.",
        en:
          "Export the package again: p8 export dhis2 --metadata; mend a package of others where it was made.")
    case .reference:
      LocalizedText(
        vi:
          "Đưa cả tệp có mục đó vào cùng lần kiểm tra và nạp nó trước; tệp --units-only cần gói đầy đủ đi trước.",
        en:
          "Give the file that has it too, and load it first; a --units-only file needs the whole package before it."
      )
    case .optionCombos, .optionCombo:
      LocalizedText(
        vi: "Ghi đủ mọi tổ hợp lựa chọn của tổ hợp chiều, mỗi tổ hợp một lần.",
        en: "Write every option combination of the category combination, each once.")
    case .severalKindsOfPeriod:
      LocalizedText(
        vi: "Để một loại kỳ trong exchange/dhis2/data-sets của indicators/programme.yaml.",
        en: "Leave one kind in exchange/dhis2/data-sets of indicators/programme.yaml.")
    case .noValues:
      LocalizedText(vi: "Kiểm tra tệp có đúng là tệp số liệu.", en: "See whether this is the file of values.")
    case .byteOrderMark, .noColumn, .columnAsCategory:
      LocalizedText(
        vi:
          "Dùng đúng dòng đầu: dataElement,period,orgUnit,categoryOptionCombo,attributeOptionCombo,value,storedBy,timestamp,comment,followUp, mã UTF-8 không có dấu BOM.",
        en:
          "Use this header: dataElement,period,orgUnit,categoryOptionCombo,attributeOptionCombo,value,storedBy,timestamp,comment,followUp, in UTF-8 without a mark."
      )
    case .carriageReturn, .emptyLine, .quotationMark:
      LocalizedText(
        vi:
          "Lưu lại với dòng kết thúc bằng LF, không dòng trống, không dấu ngoặc kép trong chữ; tệp p8 xuất ra đã như vậy.",
        en:
          "Save it with lines that end in LF, no empty line and no quotation mark in texts, as p8 writes it.")
    case .notText, .completeDate:
      LocalizedText(
        vi: "Viết như p8 export dhis2 viết; xem docs/exchange.md.",
        en: "Write it as p8 export dhis2 does; see docs/exchange.md.")
    case .root, .adxPeriod, .groupAttribute:
      LocalizedText(
        vi: "Viết như p8 export adx viết; xem docs/exchange.md.",
        en: "Write it as p8 export adx does; see docs/exchange.md.")
    case .annotation:
      LocalizedText(
        vi: "Bỏ <annotation>; ghi chú thì để ở thuộc tính comment.",
        en: "Leave <annotation> out; a note goes into the attribute comment.")
    case .noDataSet, .dataSet, .elementOfSet, .unitOfSet:
      LocalizedText(
        vi:
          "Nạp gói đầy đủ của chương trình trước (p8 export dhis2 --metadata); thôn mới thì thêm --units-only.",
        en:
          "Load the programme's whole package first (p8 export dhis2 --metadata); with new villages --units-only too."
      )
    case .severalDataSets, .optionsWithoutDataSet:
      LocalizedText(
        vi: "Nói rõ bộ dữ liệu: thêm dataSet=MÃ vào địa chỉ gửi, và --data-set MÃ khi kiểm tra.",
        en: "Name the data set: dataSet=CODE in the address, and --data-set CODE for this check.")
    case .period, .periodOfSet:
      LocalizedText(
        vi: "Xuất kỳ đúng loại của bộ dữ liệu: 2023, 2023S1, 2023Q3 hoặc 202307.",
        en: "Export a period of the data set's kind: 2023, 2023S1, 2023Q3 or 202307.")
    case .element, .unit, .optionCombination, .options, .attributeCombination, .comboOfElement,
      .attributeCombinationOfSet:
      LocalizedText(
        vi:
          "Dùng số liệu và gói siêu dữ liệu của cùng một định nghĩa; nếu tệp dùng mã định danh thì thêm --id-scheme uid.",
        en:
          "Use values and metadata of the same definitions; for a file with identifiers add --id-scheme uid.")
    case .closed:
      LocalizedText(
        vi: "Xuất theo danh mục hành chính của kỳ đó: --structure 2024 hoặc 2025.",
        en: "Export by the structure of that period: --structure 2024 or 2025.")
    case .repeatedValue:
      LocalizedText(vi: "Để lại một trong hai số.", en: "Leave one of the two.")
    case .countedTwice:
      LocalizedText(
        vi: "Chỉ nạp một trong hai tệp, hoặc xuất mọi đơn vị vào một tệp bằng --by.",
        en: "Load one of the two files only, or export all units into one file with --by.")
    case .noValue, .valueType, .comment:
      LocalizedText(
        vi: "Sửa giá trị ở nơi làm ra tệp rồi xuất lại.",
        en: "Mend the value where the file is made, and export again.")
    }
  }

  private var metadataMessage: LocalizedText? {
    switch reason {
    case .identifier(let text):
      LocalizedText(
        vi: "“\(text)” không phải mã định danh: 11 chữ cái và chữ số, bắt đầu bằng chữ cái",
        en: "“\(text)” is no identifier: 11 letters and digits that begin with a letter")
    case .missing(let property):
      LocalizedText(vi: "Thiếu \(property)", en: "There is no \(property)")
    case .tooLong(let property, let limit):
      LocalizedText(vi: "\(property) dài hơn \(limit) ký tự", en: "\(property) has more than \(limit) signs")
    case .repeated(let property, let text, let other):
      LocalizedText(
        vi: "\(property) “\(text)” đã có ở \(other)", en: "\(property) “\(text)” is that of \(other) already")
    case .reference(let list, let id):
      LocalizedText(vi: "Không có \(list) \(id)", en: "There is no \(id) in \(list)")
    case .optionCombos(let combo, let wanted, let found):
      LocalizedText(
        vi: "\(combo) phải có \(wanted) tổ hợp lựa chọn, ở đây có \(found)",
        en: "\(combo) must have \(English.count(wanted, "option combination")), there are \(found)")
    case .optionCombo(let combo):
      LocalizedText(
        vi: "Các lựa chọn không phải là một tổ hợp của \(combo), hoặc đã có",
        en: "Its options are no combination of \(combo), or are there already")
    case .operand(let expression):
      LocalizedText(
        vi: "Biểu thức dùng phần tử không có: \(expression)",
        en: "An expression uses what is not there: \(expression)")
    case .closedBeforeOpened:
      LocalizedText(vi: "Đóng trước khi mở", en: "It is closed before it was opened")
    case .severalKindsOfPeriod(let dataSets):
      LocalizedText(
        vi:
          "Cùng phần tử nằm trong bộ dữ liệu của nhiều loại kỳ (\(dataSets.joined(separator: ", "))): DHIS2 cộng hai lần",
        en:
          "Elements are in data sets of several kinds of periods (\(dataSets.joined(separator: ", "))): DHIS2 adds them up twice"
      )
    default: nil
    }
  }

  private var formMessage: LocalizedText? {
    switch reason {
    case .noValues: LocalizedText(vi: "Không có số liệu nào", en: "There are no values")
    case .byteOrderMark:
      LocalizedText(
        vi: "Tệp có dấu BOM: DHIS2 coi nó là một phần tên cột đầu",
        en: "The file begins with a byte order mark, which DHIS2 takes for a part of the first column's name")
    case .carriageReturn:
      LocalizedText(
        vi: "Dòng kết thúc bằng CR: DHIS2 coi là dòng trống và dừng đọc",
        en: "Lines end in CR, which DHIS2 takes for an empty line, and stops")
    case .emptyLine:
      LocalizedText(vi: "Dòng trống: DHIS2 dừng đọc ở đây", en: "An empty line: DHIS2 stops reading here")
    case .quotationMark:
      LocalizedText(
        vi: "Dấu ngoặc kép trong chữ: DHIS2 coi là hết ô",
        en: "A quotation mark in a text ends the cell for DHIS2")
    case .noColumn(let name): LocalizedText(vi: "Không có cột \(name)", en: "There is no column \(name)")
    case .columnAsCategory(let name):
      LocalizedText(
        vi:
          "Cột “\(name)” bị coi là một chiều phân tổ, vì không có cột categoryOptionCombo viết đúng như vậy",
        en:
          "The column “\(name)” is taken for a category, as no column is called categoryOptionCombo in these letters"
      )
    case .notText(let name): LocalizedText(vi: "\(name) không phải là chữ", en: "\(name) is no text")
    case .completeDate(let text):
      LocalizedText(
        vi: "completeDate “\(text)” phải là ngày, cùng dataSet, orgUnit và period ở đầu tệp",
        en: "completeDate “\(text)” must be a day, beside dataSet, orgUnit and period at the top")
    case .root(let name):
      LocalizedText(
        vi: "Phần tử ngoài cùng không phải <\(name)> của urn:ihe:qrph:adx:2015",
        en: "The outermost element is not <\(name)> of urn:ihe:qrph:adx:2015")
    case .groupAttribute(let name):
      LocalizedText(
        vi: "Thuộc tính \(name) của nhóm bị coi là một chiều phân tổ",
        en: "The attribute \(name) of the group is taken for a category")
    case .annotation:
      LocalizedText(
        vi: "<annotation> thế chỗ giá trị", en: "The <annotation> takes the place of the value")
    case .adxPeriod(let text):
      LocalizedText(vi: "DHIS2 không đọc kỳ “\(text)”", en: "DHIS2 reads no period “\(text)”")
    default: nil
    }
  }

  private var valueMessage: LocalizedText {
    switch reason {
    case .noDataSet(let elements):
      LocalizedText(
        vi: "Không bộ dữ liệu nào có \(Self.listed(elements))", en: "No data set has \(Self.listed(elements))"
      )
    case .severalDataSets(let sets):
      LocalizedText(
        vi: "Các phần tử thuộc nhiều bộ dữ liệu: \(sets.joined(separator: ", "))",
        en: "The elements belong to several data sets: \(sets.joined(separator: ", "))")
    case .dataSet(let name):
      LocalizedText(vi: "Không có bộ dữ liệu \(name)", en: "There is no data set \(name)")
    case .optionsWithoutDataSet(let names):
      LocalizedText(
        vi: "Số không có tổ hợp lựa chọn và bộ dữ liệu, nên không hiểu được \(Self.listed(names))",
        en: "With neither an option combination nor a data set \(Self.listed(names)) means nothing")
    case .period(let name):
      LocalizedText(
        vi: name.map { "Không hiểu kỳ “\($0)”" } ?? "Thiếu kỳ",
        en: name.map { "No period like “\($0)”" } ?? "There is no period")
    case .element(let name):
      LocalizedText(
        vi: name.map { "Không có phần tử dữ liệu \($0)" } ?? "Thiếu phần tử dữ liệu",
        en: name.map { "There is no data element \($0)" } ?? "No data element is named")
    case .unit(let name):
      LocalizedText(
        vi: name.map { "Không có đơn vị \($0)" } ?? "Thiếu đơn vị",
        en: name.map { "There is no organisation unit \($0)" } ?? "No organisation unit is named")
    case .optionCombination(let name):
      LocalizedText(vi: "Không có tổ hợp lựa chọn \(name)", en: "There is no option combination \(name)")
    case .options(let element, let words):
      LocalizedText(
        vi:
          "\(element) không có tổ hợp lựa chọn cho \(words.isEmpty ? "số không có thuộc tính" : words.joined(separator: ", "))",
        en:
          "\(element) has no option combination for \(words.isEmpty ? "a value without attributes" : words.joined(separator: ", "))"
      )
    case .attributeCombination(let name):
      LocalizedText(
        vi: "Không có tổ hợp thuộc tính \(name)", en: "There is no attribute option combination \(name)")
    case .elementOfSet(let element, let dataSet):
      LocalizedText(vi: "\(element) không thuộc \(dataSet)", en: "\(element) is not in \(dataSet)")
    case .periodOfSet(let period, let dataSet, let kind):
      LocalizedText(
        vi: "Kỳ \(period) không phải loại \(kind) của \(dataSet)",
        en: "The period \(period) is not \(kind), as \(dataSet) is")
    case .unitOfSet(let unit, let dataSet):
      LocalizedText(vi: "\(unit) không được gán cho \(dataSet)", en: "\(unit) is not assigned to \(dataSet)")
    case .comboOfElement(let combo, let element):
      LocalizedText(
        vi: "Tổ hợp lựa chọn \(combo) không phải của \(element)",
        en: "The option combination \(combo) is none of \(element)")
    case .attributeCombinationOfSet(let name, let dataSet):
      LocalizedText(
        vi: name.map { "Tổ hợp thuộc tính \($0) không phải của \(dataSet)" }
          ?? "\(dataSet) cần tổ hợp thuộc tính",
        en: name.map { "The attribute option combination \($0) is none of \(dataSet)" }
          ?? "\(dataSet) needs an attribute option combination")
    case .closed(let unit, let period):
      LocalizedText(
        vi: "\(unit) không mở ở đầu kỳ \(period)", en: "\(unit) is not open when \(period) begins")
    case .repeatedValue(let first):
      LocalizedText(
        vi: "Số này đã có ở \(first.words[.vi])", en: "The same number stands in \(first.words[.en]) already")
    case .noValue: LocalizedText(vi: "Không có giá trị", en: "There is no value")
    case .valueType(let text, let type):
      LocalizedText(vi: "“\(text)” không phải là \(type)", en: "“\(text)” is no \(type)")
    case .comment(let limit):
      LocalizedText(vi: "Ghi chú dài hơn \(limit) ký tự", en: "The comment has more than \(limit) signs")
    case .countedTwice(let unit, let other):
      LocalizedText(
        vi: "\(unit) và đơn vị bên dưới nằm ở tệp này và \(other): nạp cả hai thì DHIS2 cộng hai lần",
        en:
          "\(unit) and units below it are in this file and \(other): DHIS2 adds them up twice where both are loaded"
      )
    default: LocalizedText(vi: code, en: code)
    }
  }

  private static func listed(_ names: [String]) -> String {
    names.count > 5 ? names.prefix(5).joined(separator: ", ") + ", …" : names.joined(separator: ", ")
  }
}

extension ExchangeFault.Place {
  /// The line in the file; nil where a value is found by its number.
  var line: Int? {
    switch self {
    case .line(let number), .group(_, value: _, line: let number): number
    case .file, .thing, .value: nil
    }
  }

  package var words: LocalizedText {
    switch self {
    case .file: LocalizedText(vi: "cả tệp", en: "the whole file")
    case .thing(let list, let name): LocalizedText(vi: "\(list) \(name)", en: "\(list) \(name)")
    case .line(let number): LocalizedText(vi: "dòng \(number)", en: "line \(number)")
    case .value(let number): LocalizedText(vi: "dataValues[\(number - 1)]", en: "dataValues[\(number - 1)]")
    case .group(let group, let value, let line):
      LocalizedText(
        vi: "dòng \(line), nhóm \(group)" + (value.map { ", số thứ \($0)" } ?? ""),
        en: "line \(line), group \(group)" + (value.map { ", value \($0)" } ?? ""))
    }
  }
}
