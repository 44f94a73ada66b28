import P8Definitions
package import P8Model

/// A run for scripts: one object, or a line for each finding.
package enum JSONReport {
  package static func write<Output: TextOutputStream>(_ run: CheckRun, to output: inout Output) {
    output.write("{\"run\":")
    summary(of: run).write(to: &output)
    output.write(",\n\"findings\":[")
    var isFirst = true
    for file in run.files {
      for finding in file.findings {
        output.write(isFirst ? "\n" : ",\n")
        isFirst = false
        finding.json.write(to: &output)
      }
    }
    for finding in run.gone {
      output.write(isFirst ? "\n" : ",\n")
      isFirst = false
      finding.json.write(to: &output)
    }
    output.write(isFirst ? "]}\n" : "\n]}\n")
  }

  package static func writeLines<Output: TextOutputStream>(_ run: CheckRun, to output: inout Output) {
    for file in run.files {
      for finding in file.findings {
        finding.json.write(to: &output)
        output.write("\n")
      }
    }
    for finding in run.gone {
      finding.json.write(to: &output)
      output.write("\n")
    }
  }

  /// The object that stands before the findings: counts by verdict, severity and code, and the files.
  static func summary(of run: CheckRun) -> JSONValue {
    let codes = run.countsByCode.sorted { $0.key < $1.key }
    return .object([
      ("tool", .text("p8")), ("version", .text(run.version)), ("definitions", .text(run.definitions)),
      ("complete", .truth(true)),
      (
        "reports",
        .object([
          ("total", .number(run.files.count)), ("accepted", .number(run.count(.accepted))),
          ("held", .number(run.count(.held))), ("rejected", .number(run.count(.rejected))),
        ])
      ),
      (
        "counts",
        .object(Finding.Severity.allCases.map { ($0.rawValue, .number(run.count($0))) })
      ),
      ("waived", .number(run.waivedCount)),
      (
        "states",
        run.isCompared
          ? .object([
            ("new", .number(run.count(.new))), ("present", .number(run.count(.present))),
            ("gone", .number(run.count(.gone))),
          ]) : .null
      ),
      ("codes", .object(codes.map { ($0.key, .number($0.value)) })),
      (
        "files",
        .list(
          run.files.map { file in
            .object([
              ("file", .text(file.path)), ("sha256", .optional(file.sha256)),
              ("unit", .optional(file.unit?.description)), ("period", .optional(file.period?.description)),
              ("verdict", .text(file.verdict.rawValue)), ("findings", .number(file.findings.count)),
              ("notJudged", .number(file.notJudgedCount)),
            ])
          })
      ),
    ])
  }
}
