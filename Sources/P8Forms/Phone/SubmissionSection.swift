import P8Definitions
import P8Model
import SpreadsheetML

/// The rows of a section out of the answers of a phone.
///
/// There is no sheet: the question at its head stands in row 1, rows follow as they come, columns as the section has them.
struct SubmissionSection {
  private let section: SectionDefinition
  private let cells: SubmissionCells
  private let name: String

  init(_ section: SectionDefinition, cells: SubmissionCells) {
    self.section = section
    self.cells = cells
    name = FormContract.phoneName(section.id)
  }

  /// The section; nil where the submission lacks the questions of fixed rows, which every form asks.
  ///
  /// A repeat that nobody added anything to leaves no trace.
  func section(in index: [String: [SubmissionNode]]) -> ReportSection? {
    let begin = FormContract.phoneName([section.id, ""])
    guard
      section.fixedRows.isEmpty || index[name] != nil || index.keys.contains(where: { $0.hasPrefix(begin) })
    else { return nil }
    var rows: [ReportRow] = []
    func add(_ texts: [String: String], key: String? = nil, fixed: String? = nil) {
      let row = section.columns.map { column -> ReportCell? in
        if let fixed, column.id == SectionDefinition.keyColumn {
          return ReportCell(text: fixed, value: .text(fixed))
        }
        return texts[column.id].flatMap { cells.cell($0, type: column.type) }
      }
      guard row.count(where: { $0 != nil }) > (fixed == nil ? 0 : 1) else { return }
      rows.append(
        ReportRow(
          number: rows.count + 2, cells: row,
          key: key.map {
            ReportRow.Key(text: $0, letters: CellReference.letters(ofColumn: section.columns.count + 1))
          }))
    }
    if section.fixedRows.isEmpty {
      for model in models(in: index) { add(model.texts, key: model.key) }
      for row in index[name] ?? [] where !row.children.isEmpty { add(texts(ofRepeat: row)) }
    } else {
      for row in section.fixedRows { add(texts(of: row.key, in: index), fixed: row.key) }
      addSums(to: &rows)
    }
    return ReportSection(
      id: section.id, sheet: name,
      columns: section.columns.enumerated().map { place, column in
        ReportSection.Column(
          letters: CellReference.letters(ofColumn: place + 1), header: [column.label.vi])
      },
      rows: rows, answer: answer(in: index, above: rows))
  }

  // MARK: - Rows

  /// Rows that add up others are not asked for: they are computed, as the workbook's formulas do.
  private func addSums(to rows: inout [ReportRow]) {
    guard let keyPlace = section.index(ofColumn: SectionDefinition.keyColumn) else { return }
    func key(_ row: ReportRow) -> String? { row.cells[keyPlace]?.value?.text }
    for fixed in section.fixedRows where !fixed.sum.isEmpty && !rows.contains(where: { key($0) == fixed.key })
    {
      let parts = rows.filter { row in key(row).map(fixed.sum.contains) ?? false }
      var cells: [ReportCell?] = section.columns.indices.map { place in
        let numbers = parts.compactMap { $0.cells[place]?.value?.number }
        let sum = numbers.reduce(ExactDecimal?.some(.zero)) { sum, number in sum.flatMap { $0.adding(number) }
        }
        return numbers.isEmpty ? nil : sum.map { ReportCell(text: $0.description, value: .number($0)) }
      }
      guard cells.contains(where: { $0 != nil }) else { continue }
      cells[keyPlace] = ReportCell(text: fixed.key, value: .text(fixed.key))
      rows.append(ReportRow(number: rows.count + 2, cells: cells))
    }
  }

  /// The models that the form brought along: all their values are computed, whatever was asked.
  private func models(
    in index: [String: [SubmissionNode]]
  ) -> [(key: String?, texts: [String: String])] {
    var models: [(key: String?, texts: [String: String])] = []
    while true {
      let row = "\(FormContract.phoneModel)\(models.count + 1)"
      func text(_ part: String) -> String? {
        index[FormContract.phoneName([section.id, row, part])]?.first?.text
      }
      guard index[FormContract.phoneName([section.id, row, ModelKey.field])] != nil else { return models }
      models.append((text(ModelKey.field), texts { text($0) }))
    }
  }

  private func texts(ofRepeat row: SubmissionNode) -> [String: String] {
    let index = row.index
    return texts { column in
      (index[FormContract.phoneName([section.id, column])] ?? index[FormContract.phoneName(column)])?.first?
        .text
    }
  }

  private func texts(of row: String, in index: [String: [SubmissionNode]]) -> [String: String] {
    // Questions were named by their column, in groups named by section and row.
    let group = index[name]?.lazy.compactMap { $0.child(FormContract.phoneName(row)) }.first
    return texts { column in
      index[FormContract.phoneName([section.id, row, column])]?.first?.text
        ?? group?.child(FormContract.phoneName(column))?.text
    }
  }

  private func texts(_ text: (String) -> String?) -> [String: String] {
    var texts: [String: String] = [:]
    for column in section.columns { texts[column.id] = text(column.id) }
    return texts
  }

  // MARK: - The question at its head

  /// Beside models that came along the question is about others: the models themselves say yes, as in a workbook.
  ///
  /// A workbook does not ask where rows are fixed: what is filled in says yes by itself.
  private func answer(
    in index: [String: [SubmissionNode]], above rows: [ReportRow]
  ) -> ReportSection.Answer? {
    guard section.question != nil, section.fixedRows.isEmpty || rows.isEmpty else { return nil }
    let isCarried = index[FormContract.phoneName([section.id, FormContract.phoneMore])] != nil
    let name = FormContract.phoneName([section.id, FormContract.phoneAnswer])
    guard let text = index[name]?.first?.text ?? (isCarried ? SectionAnswer.yes.rawValue : nil) else {
      return nil
    }
    return ReportSection.Answer(
      cell: cells.cell(text, type: .list(SectionAnswer.list)),
      place: CellPlace(sheet: self.name, row: 1, column: CellReference.letters(ofColumn: 1)))
  }
}

/// Turns answers into values: a phone writes numbers with a point and days as `2025-03-01`, whatever its language.
struct SubmissionCells: Sendable {
  private let interpreter: CellInterpreter

  init(_ interpreter: CellInterpreter) { self.interpreter = interpreter }

  func cell(_ text: String, type: FieldType) -> ReportCell? {
    switch type {
    case .integer, .decimal:
      if let number = ExactDecimal(text), type == .decimal || number.isWhole {
        return ReportCell(text: text, value: .number(number))
      }
    case .date:
      if let day = CalendarDate(iso: String(text.prefix(10))) {
        return ReportCell(text: text, value: .date(day))
      }
    case .text, .truth, .list: break
    }
    let cell = interpreter.cell(typed: text, type: type)
    // That an answer is text needs no word.
    if let cell, let value = cell.value, cell.defect?.certainty == .certain {
      return ReportCell(text: cell.text, value: value)
    }
    return cell
  }
}
