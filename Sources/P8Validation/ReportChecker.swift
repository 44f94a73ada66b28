package import P8Definitions
package import P8Model

/// Checks reports of the forms of the definitions: compiled once, used for any number of reports on any thread.
package struct ReportChecker: Sendable {
  /// Why the definitions cannot be used to check reports.
  package enum Failure: Error, Sendable {
    /// Checks of the program have no words in the definitions.
    case unwordedChecks([String])

    /// What is wrong, and what to do.
    package var message: LocalizedText {
      switch self {
      case .unwordedChecks(let ids):
        LocalizedText(
          vi: "Thiếu lời cho các kiểm tra có sẵn: \(ids.joined(separator: ", "))",
          en: "Built-in checks without words: \(ids.joined(separator: ", "))")
      }
    }
  }

  let definitions: Definitions
  let catalogue: CheckCatalogue
  let persons: PersonalDataFinder
  private let forms: [String: FormChecks]

  /// Compiles the definitions.
  ///
  /// - Parameter definitions: The definitions.
  /// - Throws: Checks without words.
  package init(_ definitions: Definitions) throws(Failure) {
    self.definitions = definitions
    catalogue = CheckCatalogue(definitions)
    persons = PersonalDataFinder(definitions)
    guard catalogue.missing.isEmpty else { throw .unwordedChecks(catalogue.missing) }
    let rules = CompiledRules(definitions)
    var forms = definitions.forms.mapValues {
      FormChecks(form: $0, definitions: definitions, rules: rules)
    }
    for layout in definitions.allTables {
      forms[layout.id] = FormChecks(
        form: layout.form, layout: layout, definitions: definitions, rules: rules)
    }
    self.forms = forms
  }

  /// Checks a report.
  ///
  /// The same report with the same context gives the same findings in the same order.
  package func check(_ report: FieldReport, in context: CheckContext = CheckContext()) -> CheckedReport {
    var check = ReportCheck(
      report: report, context: context, checker: self, form: forms[report.stamp.form.text])
    return check.run()
  }

  /// The name of a unit without its type word; its code where it is not known.
  func shortName(of code: UnitCode) -> String { definitions.units[code]?.shortName ?? code.code }

  /// A finding about a file as a whole, for one that cannot be read as a report at all.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - sha256: The digest of its bytes; nil where they could not be read.
  ///   - check: The id of the built-in check: `file.encrypted`.
  ///   - arguments: Values for the message.
  ///   - detail: The technical detail, where the message has a place for it.
  ///   - unit: The unit, where it is known.
  ///   - period: The period, where it is known.
  /// - Returns: The finding.
  package func finding(
    ofFile path: String, sha256: String?, check: String, arguments: [String: String] = [:],
    detail: LocalizedText? = nil, unit: UnitCode? = nil, period: Period? = nil
  ) -> Finding {
    let entry = catalogue.entry(check)
    return Finding(
      code: entry.check.code, rule: entry.check.id, severity: entry.check.severity,
      effect: entry.check.effect,
      at: Finding.Place(file: path, sha256: sha256),
      about: Finding.Subject(unit: unit?.description, period: period?.description),
      found: nil,
      expected: nil, related: [],
      message: entry.message.rendered { name, language in
        if let argument = arguments[name] { return argument }
        switch name {
        case "file": return path
        case "detail": return detail?[language]
        case "unit": return unit?.description
        case "period": return period?.title(language)
        case "sheet", "cell", "header", "text": return ""
        default: return nil
        }
      },
      suggestions: [], causedBy: [],
      fingerprint: Fingerprint.of([
        entry.check.code, entry.check.id, path, unit?.description ?? "", period?.description ?? "",
      ]))
  }
}
