/// The checks that this stage makes, by the ids under which the definitions word them.
///
/// Every message may use `{file}`, `{sheet}`, `{cell}`, `{row}`, `{header}`, `{text}`, `{unit}`, `{unitName}` and
/// `{period}`; what a check adds stands beside it. The ids of defects of cells and files (`type.number`) come
/// from the intake and are not listed here.
package enum CheckName: String, Sendable, CaseIterable {
  /// The form is not one of ours. Adds `{detail}`, what it is instead, and `{expected}`, the forms that there are.
  case form = "file.other-form"
  /// A file in a layout of its own, as it was understood. Adds `{value}`, its parts, and `{detail}`, where unit and period
  /// were found.
  case foreignLayout = "layout.foreign"
  /// A file in a layout of its own that does not say its unit or its period. Adds `{value}`, its parts, and `{expected}`,
  /// what is missing.
  case foreignUnplaced = "layout.unplaced"
  /// A file in a layout of its own lacks parts of the form. Adds `{value}`, their names.
  case foreignParts = "layout.parts-missing"
  /// The form has another version than the definitions. Adds `{version}`, `{expected}`.
  case formVersion = "file.other-form-version"
  /// A file has more findings than are listed. Adds `{count}`, `{value}`, the kind, and `{limit}`.
  case moreFindings = "findings.more"
  /// Nothing is filled in.
  case empty = "file.empty"
  /// The same bytes came under another name. Adds `{other}`.
  case duplicateFile = "file.duplicate"
  /// Another file of the same run is for the same unit, period and version. Adds `{other}`.
  case sameReport = "file.same-report"
  /// A report of another unit has just the same figures. Adds `{other}`.
  case sameFigures = "file.same-figures"
  /// A commune lists something of a village that reports it, too. Adds `{other}`, `{unit}`.
  case toldByVillage = "village.told-by-both"
  /// A commune says otherwise of something than the village itself. Adds `{other}`, `{before}`, `{after}`.
  case otherThanVillage = "village.told-otherwise"
  /// A commune's total is not that of its rows; what its villages report besides. Adds `{own}`, `{villages}`, `{count}`,
  /// `{sum}`, `{difference}`.
  case villageSum = "village.sum"
  /// Another unit of the same district or province reports the same event. Adds `{other}`.
  case sameEvent = "event.told-twice"
  /// Another unit probably reports the same event in other words. Adds `{other}`, `{value}`, `{day}`.
  case nearEvent = "event.near"
  /// A section of the form is not in the file. Adds `{section}`.
  case section = "head.section-missing"
  /// A column of a section is not on its sheet. Adds `{section}`, `{column}`.
  case column = "head.column-missing"
  /// The period cannot be read.
  case period = "period.unknown"
  /// The report is of another period than the one that is collected. Adds `{expected}`.
  case otherPeriod = "period.other"
  /// The version of the report is neither initial nor supplement.
  case version = "version.unknown"
  /// There is no such unit in either structure. Adds `{code}`, `{structure}`.
  case unit = "unit.unknown"
  /// The unit is of the other structure than the report says. Adds `{structure}`, `{expected}`.
  case otherStructure = "unit.wrong-structure"
  /// The structure is not the one in force on the closing date. Adds `{structure}`, `{expected}`, `{closing}`.
  case notInPeriod = "unit.not-in-period"
  /// The unit is of the structure that came into force after the closing date. Adds `{structure}`, `{expected}`, `{closing}`.
  case notYet = "unit.not-yet"
  /// The unit was created after the closing date. Adds `{closing}`, `{since}`.
  case createdLater = "unit.created-later"
  /// The unit is of another level than the form is for. Adds `{code}`, `{level}`, `{expected}`.
  case level = "unit.wrong-level"
  /// The village is not in the register of villages. `{unit}` is its commune.
  case village = "unit.village-unknown"
  /// The header over a column is that of another column. Adds `{value}`, `{expected}`.
  case otherColumn = "head.other-column"
  /// The header over a column of one period promises cumulative figures. Adds `{expected}`.
  case cumulativeHeader = "head.cumulative"
  /// Header or title name another measure of money. Adds `{value}`, `{expected}`.
  case otherMeasure = "head.other-measure"
  /// Money that can only be meant in another measure. Adds `{value}`, `{expected}`.
  case implausibleMoney = "range.measure"
  /// A sheet is no part of the form.
  case unknownSheet = "head.unknown-sheet"
  /// A second sheet of a section, with rows of its own.
  case copiedSheet = "head.copied-sheet"
  /// A second table of a section on one sheet, with columns of its own.
  case secondTable = "head.second-table"
  /// A row of totals says otherwise than the rows above it. Adds `{value}`, `{expected}`.
  case wrongTotal = "total.wrong"
  /// A column of values that the section does not have.
  case unreadColumn = "head.unread-column"
  /// A remark below the total.
  case unreadRemark = "head.unread-remark"
  /// A row of a vertical table for which the form has none.
  case otherRow = "head.other-row"
  /// A row that people do not see, and that counts. Adds `{value}`.
  case hiddenRow = "head.hidden-row"
  /// A row that is struck out, and that counts. Adds `{value}`.
  case struckRow = "head.struck-row"
  /// Texts were typed in an old font and read as Unicode. Adds `{value}`, what was read.
  case oldFont = "text.old-font"
  /// A model is probably one of the period before under a slightly other name. Adds `{value}`, `{other}`.
  case nearModel = "model.near"
  /// Two rows are probably one model. Adds `{value}`, `{other}`.
  case nearRow = "model.near-row"
  /// A village is probably one of the register under a slightly other name. Adds `{value}`, `{code}`.
  case nearVillage = "unit.village-near"
  /// A village is named as it was called before. Adds `{value}`, `{code}`.
  case formerVillage = "unit.village-former"
  /// A page says another unit than the stamp. Adds `{value}`, `{code}`, `{expected}`.
  case saysOtherUnit = "unit.said-otherwise"
  /// A page says another period than the stamp. Adds `{expected}`.
  case saysOtherPeriod = "period.said-otherwise"
  /// A model has another name than in the report before. Adds `{before}`, `{after}`.
  case renamed = "model.renamed"
  /// The answer at the head of a section is none of the three.
  case answerUnclear = "answer.unclear"
  /// The answer is no, and there are rows. Adds `{section}`, `{rows}`.
  case answerNoWithRows = "answer.no-with-rows"
  /// The answer is yes, and there is no row. Adds `{section}`.
  case answerYesWithoutRows = "answer.yes-without-rows"
  /// A required cell is empty.
  case required = "required.missing"
  /// A number with digits after the point where only whole numbers make sense.
  case whole = "type.whole"
  /// A negative number where none is possible.
  case negative = "type.negative"
  /// A number below the least allowed. Adds `{value}`, `{minimum}`.
  case minimum = "range.minimum"
  /// A number above the greatest allowed. Adds `{value}`, `{maximum}`.
  case maximum = "range.maximum"
  /// A code that its list does not have. Adds `{list}`, `{expected}`.
  case list = "list.unknown"
  /// A text of another shape than its column's. Adds `{expected}`.
  case shape = "text.shape"
  /// A date outside the reporting period. Adds `{value}`, `{from}`, `{to}`.
  case withinPeriod = "date.outside-period"
  /// A supplement without a first version.
  case supplementAlone = "supplement.no-first-version"
  /// A value that the supplement has otherwise than the first version. Adds `{before}`, `{after}`.
  case supplementDifference = "supplement.difference"
  /// A rule could not be judged since its inputs are faulty or missing. Adds `{rule}`, `{columns}`.
  case notJudged = "rule.not-judged"
  /// A phone number. All checks of personal data show `{text}` with what they found covered.
  case personPhone = "person.phone"
  /// The number of an identity card.
  case personIdentity = "person.identity"
  /// The name of a person.
  case personName = "person.name"
  /// What may be the name of a person.
  case personNamePerhaps = "person.name-perhaps"
  /// A name in a row that says the person's ethnic group.
  case personWithEthnicity = "person.with-ethnicity"
  /// What happened to one person.
  case personStory = "person.story"
  /// Anything about a person where people at risk are reported.
  case personAtRisk = "person.at-risk"
}
