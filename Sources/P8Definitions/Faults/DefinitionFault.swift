package import P8Expressions
package import P8Model

/// Something wrong in a definition file: where, and what.
package struct DefinitionFault: Error, Hashable, Sendable {
  package let source: DefinitionSource
  package let reason: Reason

  package init(source: DefinitionSource, reason: Reason) { (self.source, self.reason) = (source, reason) }

  /// What is wrong, with the values that say how.
  package enum Reason: Hashable, Sendable {
    case file(FileFault), table(TableFault), value(ValueFault), form(FormFault), indicator(IndicatorFault)
    case programme(ProgrammeFault), expression(ExpressionFault.Reason)
    /// A name that nothing has, with the nearest ones; with all that there are where none is near.
    case unknown(String, UnknownName, nearest: [String], known: [String])
    /// Two things of a kind have one id.
    case repeated(Thing, String)
    /// An id gives the same ``NamePart`` as another one.
    case twin(Thing, String, of: String)
  }

  /// What an id or code is of.
  package enum Thing: Hashable, Sendable {
    case calendar, chart, check, code, column, content, dimension, field, form, indicator, indicatorCode,
      layout, list
    case part, phase, record, row, rule, section, set, sheet, table
  }
}

extension DefinitionFault {
  /// What is wrong with a file as a whole.
  package enum FileFault: Hashable, Sendable {
    case unreadable, missing(String), emptyFolder, notUnicode, empty, notYAML(String), syntax(String)
    case repeatedKey(String), characters(String)
  }

  /// What is wrong in a table.
  package enum TableFault: Hashable, Sendable {
    case missing(String), repeatedCode(String), unitEvent, unitCode(String), repeatedUnit(UnitCode)
    case missingParent(UnitCode, parent: UnitCode), population(String), unitChange
    case columnCount(Int, header: Int)
  }

  /// What is wrong with a value by itself, whatever it is for.
  package enum ValueFault: Hashable, Sendable {
    case exchangeCode(String), dayOfYear(String), findingCode(String, families: String), cell(String)
    case shape(String), unit(String), span(String), keyOfText
    /// A text with a comma within braces, which YAML cuts there.
    case cutByComma(String)
    /// Keys and values are needed; nil where any keys may stand.
    case pairs(keys: [String]?)
    case list, text, number(String), whole, truth(String), date(String), missingKey(String), id(String)
    case emptyList(String)
  }

  /// What does not fit in the forms, their columns, code lists and checks.
  package enum FormFault: Hashable, Sendable {
    case placeholderOfOneLanguage(String), sheetName(String)
    case headerOfTwoColumns(String, first: String, second: String), groupApart(LocalizedText)
    case missingCheck(String), nameOfTwoCodes(String, other: String), typeOfField(String)
    case measureOfField(String), keyOfNumbers(String), maximumBelowMinimum, keyOfDates, noKeyColumn
    case noBlankRows, sectionOfRecord(String), sheetNameOfTwoSections(String), keyOfTexts
    case otherThanFileName(String, file: String), listWithoutListType
  }

  /// What does not fit in an indicator, a rule, a target or a layout.
  package enum IndicatorFault: Hashable, Sendable {
    case kindsOfValue, ratioApart, comparesNoStock, strayKey(String, form: String)
    case otherMeasure(String, measure: String), emptyPart, noContent(Int)
    case aggregator(String, kind: String, allowed: String), recordsGiveSmallCountsAway, kindsOfRule
    case columnWithoutField(String, record: String)
    case unconfirmedNumber, wholeTarget, repeatedTarget(String, unit: UnitCode)
    case yearOutsidePhase(Int, phase: String), windowYears(Int), windowNeedsPersons(String)
    case partOfItself(String, by: [String])
  }

  /// What does not fit in the programme, its measures, models and events.
  package enum ProgrammeFault: Hashable, Sendable {
    case phaseEndsBeforeItBegins, phaseBesidePhases, firstPhaseCarriesOn
    case phasesOverlap(String, to: CalendarDate), phasesApart(String, to: CalendarDate)
    case emptySet, indicatorWithoutSet(String), yearBegins(String), fixedCalendar(String)
    case budgetSpan, twoDeadlines, factorWithoutBase, factorNotPositive, folderOfKind
    case decimalOfWholeMeasure(String), measureWithoutNumber, modelWithoutStatus(String)
    case eventWithoutDate(String), limitTooSmall
  }

  /// A name that nothing has.
  package enum UnknownName: Hashable, Sendable {
    case placeholder, fieldOfColumn(String)
    /// Nil where the section fills no model or event.
    case fieldOfRecord(String?)
    case sharedColumn, sharedSection, record, section, row(String), column(String), partSet, indicator
    case measure, field, layoutColumn, partOf(String), fieldOfAny, partOfAny, placeOfRule, columnOfRule
    case columnOfTable, codeList, columnOfFile(String), key, value, phase, indicatorSet
  }
}

extension DefinitionFault: Comparable {
  /// By place; of two at one place the order only has to be the same in every run.
  package static func < (left: DefinitionFault, right: DefinitionFault) -> Bool {
    let (one, other) = (left.source, right.source)
    guard one != other else { return String(describing: left.reason) < String(describing: right.reason) }
    return (one.file, one.line, one.column) < (other.file, other.line, other.column)
  }
}
