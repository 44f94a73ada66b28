package import P8Definitions
package import P8Model
package import SpreadsheetML

/// The constraint of a column as a workbook says it: where a value is typed, and where one was pasted past that.
extension ColumnConstraint {
  /// What may be typed into a cell.
  ///
  /// - Parameters:
  ///   - period: The reporting period.
  ///   - answers: What stands for yes and no.
  /// - Returns: The validation; `any` where any value is right.
  package func validation(in period: Period, answers: [String]) -> DataValidation.Rule {
    switch type {
    case .text: return .any
    case .integer, .decimal: return isWhole ? .whole(numberLimit) : .decimal(numberLimit)
    case .date where isWithinPeriod: return .date(.between(period.from.excelFormula, period.to.excelFormula))
    // Any day that can be meant.
    case .date: return .date(.between("DATE(1945,1,1)", "DATE(2100,12,31)"))
    case .truth: return .list(answers)
    case .list(let id): return codes?.isEmpty ?? true ? .any : .listFrom(FormContract.list(id))
    }
  }

  private var numberLimit: DataValidation.Limit {
    switch (minimum?.description, maximum?.description) {
    case (let low?, let high?): .between(low, high)
    case (let low?, nil): .atLeast(low)
    case (nil, let high?): .atMost(high)
    // Any number, but a number.
    case (nil, nil): .between("-999999999999", "999999999999")
    }
  }

  /// A formula that is TRUE where the value of a cell is wrong; nil where any value is right.
  ///
  /// - Parameters:
  ///   - address: The cell.
  ///   - period: The reporting period.
  ///   - answers: What stands for yes and no, as operands.
  /// - Returns: The formula.
  package func wrong(at address: String, in period: Period, answers: [String]) -> String? {
    switch type {
    case .text: return nil
    case .integer, .decimal:
      var faults: [String] = []
      if let minimum { faults.append("\(minimum)>\(address)") }
      if let maximum { faults.append("\(address)>\(maximum)") }
      if isWhole { faults.append("\(address)>INT(\(address))") }
      let inner = faults.isEmpty ? "FALSE" : "OR(\(faults.joined(separator: ",")))"
      return "IF(ISNUMBER(\(address)),\(inner),NOT(\(address)=\"\"))"
    case .date:
      guard isWithinPeriod else { return "NOT(OR(\(address)=\"\",ISNUMBER(\(address))))" }
      let outside = "OR(\(period.from.excelFormula)>\(address),\(address)>\(period.to.excelFormula))"
      return "IF(ISNUMBER(\(address)),\(outside),NOT(\(address)=\"\"))"
    case .truth:
      let names = answers.map { "\(address)=\($0)" }
      return "NOT(OR(\(address)=\"\",\(names.joined(separator: ","))))"
    case .list(let id):
      guard codes != nil else { return nil }
      return "IF(\(address)=\"\",FALSE,ISNA(MATCH(\(address),\(FormContract.list(id)),0)))"
    }
  }
}

extension CalendarDate {
  /// A day in a formula: its serial number would depend on the workbook's system of dates.
  var excelFormula: String { "DATE(\(year),\(month),\(day))" }
}
