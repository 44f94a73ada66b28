/// Something for which DHIS2 would refuse a file or take it otherwise than it is meant.
package struct ExchangeFault: Error, Hashable, Sendable {
  package enum Severity: String, Hashable, Sendable, CaseIterable {
    /// It is not taken, or taken for something else.
    case error
    /// It is taken, and its sums would be wrong.
    case warning
  }

  /// Where in a file.
  package enum Place: Hashable, Sendable {
    case file
    /// A thing of the metadata: its list, and its code or identifier.
    case thing(list: String, name: String)
    /// A line of CSV, from 1.
    case line(Int)
    /// A value of `dataValues`, from 1.
    case value(Int)
    /// A group of ADX, or a value in it, from 1, and its line.
    case group(Int, value: Int?, line: Int)
  }

  package enum Reason: Hashable, Sendable {
    // Metadata.
    case identifier(String)
    case missing(property: String)
    case tooLong(property: String, limit: Int)
    case repeated(property: String, text: String, by: String)
    case reference(to: String, String)
    /// How many option combinations a category combination must have, and how many there are.
    case optionCombos(of: String, wanted: Int, found: Int)
    case optionCombo(of: String)
    case operand(String)
    case closedBeforeOpened
    case severalKindsOfPeriod(dataSets: [String])

    // The form of files of values.
    case noValues
    case byteOrderMark
    case carriageReturn
    case emptyLine
    case quotationMark
    case noColumn(String)
    case columnAsCategory(String)
    case notText(String)
    case completeDate(String)
    case root(String)
    case groupAttribute(String)
    case annotation
    case adxPeriod(String)

    // Values.
    case noDataSet([String])
    case severalDataSets([String])
    case dataSet(String)
    case optionsWithoutDataSet([String])
    case period(String?)
    case element(String?)
    case unit(String?)
    case optionCombination(String)
    case options(of: String, [String])
    case attributeCombination(String)
    case elementOfSet(String, dataSet: String)
    case periodOfSet(String, dataSet: String, kind: String)
    case unitOfSet(String, dataSet: String)
    case comboOfElement(String, element: String)
    case attributeCombinationOfSet(String?, dataSet: String)
    case closed(unit: String, period: String)
    case repeatedValue(first: Place)
    case noValue
    case valueType(String, type: String)
    case comment(Int)
    /// A unit above, of which another file tells what this one tells of units below, or the other way round.
    case countedTwice(unit: String, other: String)
  }

  /// The file, as it was named.
  package let file: String
  package let place: Place
  package let reason: Reason

  package init(_ reason: Reason, in file: String, at place: Place = .file) {
    (self.file, self.place, self.reason) = (file, place, reason)
  }

  package var severity: Severity {
    switch reason {
    case .severalKindsOfPeriod, .countedTwice: .warning
    default: .error
    }
  }

  /// DHIS2's own code of the fault; a word where DHIS2 says nothing or gives up on the whole file.
  package var code: String {
    switch reason {
    case .identifier: "E4014"
    case .missing: "E4000"
    case .tooLong: "E4001"
    case .repeated: "E5003"
    case .reference: "E5002"
    case .optionCombos: "E1130"
    case .optionCombo: "E1131"
    case .operand: "EXPRESSION"
    case .closedBeforeOpened: "E4013"
    case .severalKindsOfPeriod: "INTEGRITY"
    case .noValues: "EMPTY"
    case .byteOrderMark, .noColumn, .columnAsCategory: "CSV-HEADER"
    case .carriageReturn, .emptyLine, .quotationMark: "CSV-LINE"
    case .notText: "JSON"
    case .completeDate: "E8008"
    case .root: "E8007"
    case .groupAttribute: "ADX-CATEGORY"
    case .annotation: "ADX-ANNOTATION"
    case .adxPeriod: "ADX-PERIOD"
    case .severalDataSets: "E8002"
    case .noDataSet: "E8003"
    case .dataSet: "E8005"
    case .period: "E8100"
    case .optionsWithoutDataSet: "E8101"
    case .element(nil): "E8102"
    case .element: "E8103"
    case .unit(nil): "E8105"
    case .unit: "E8107"
    case .optionCombination, .options: "E8108"
    case .attributeCombination: "E8110"
    case .elementOfSet: "E8020"
    case .periodOfSet: "E8021"
    case .unitOfSet: "E8022"
    case .attributeCombinationOfSet: "E8023"
    case .comboOfElement: "E8024"
    case .closed: "E8031"
    case .repeatedValue: "E8128"
    case .noValue: "E8120"
    case .valueType: "E8122"
    case .comment: "E8125"
    case .countedTwice: "TWICE"
    }
  }
}
