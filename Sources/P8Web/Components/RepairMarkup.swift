import P8Definitions
import P8Model
import P8Presentation
import Project8

/// Repairs that are proposed for the files of a batch, and those that were carried out.
struct RepairMarkup {
  /// What a form says that asks for all repairs that are certain.
  static let certain = "certain"

  let visit: Visit
  let batch: UploadedBatch
  let moment: UploadedBatch.Moment
  let isOpen: Bool

  private var language: Language { visit.language }

  /// The reports in which something certain can be repaired.
  static func certainReports(of checked: CheckedBatch, _ moment: UploadedBatch.Moment) -> [CheckRun.File] {
    checked.files.filter { $0.certainRepairCount > 0 && moment.choices.obstacles[$0.path] == nil }
  }

  /// One button for all that is certain; nothing where there is nothing.
  func all(_ checked: CheckedBatch, in html: inout HTMLWriter) {
    let count = Self.certainReports(of: checked, moment).reduce(0) { $0 + $1.certainRepairCount }
    guard isOpen, count > 0 else { return }
    html.form("/check/\(batch.id)/repair", token: visit.formToken, class: "card") { html in
      html.hidden(Visit.revision, "\(moment.revision)")
      html.hidden("which", Self.certain)
      html.element("p", visit.say(.repairAllHelp))
      html.submit(visit.say(.repairAll, ["count": "\(count)"]))
    }
  }

  /// What was changed in a file, from what to what.
  func done(_ path: String, in html: inout HTMLWriter) {
    guard let file = moment.files.first(where: { $0.name == path }), let repairs = file.repairs else {
      return
    }
    html.element("section", ["class": "repaired"]) { html in
      html.element("h3", visit.say(.repairDone))
      html.element("ul") { html in
        for repair in repairs.done {
          html.element("li") { html in
            html.text(visit.say(.repairCell, ["sheet": repair.sheet, "cell": repair.cell]) + ": ")
            html.element("del", repair.before.isEmpty ? visit.say(.repairBlank) : repair.before)
            html.text(" → ")
            html.element("ins", repair.after)
          }
        }
      }
      html.element("p", ["class": "small"], visit.say(.repairKept))
      html.element("div", ["class": "buttons"]) { html in
        let query = "file=\(FormFields.encoded(path))"
        html.element(
          "a", ["class": "button", "href": "/check/\(batch.id)/repaired?\(query)"], visit.say(.repairDownload)
        )
        if isOpen {
          html.form("/check/\(batch.id)/unrepair", token: visit.formToken, class: "inline") { html in
            html.hidden(Visit.revision, "\(moment.revision)")
            html.hidden("file", path)
            html.element("button", ["type": "submit"], visit.say(.repairUndo))
          }
        }
      }
    }
  }

  /// What is proposed for a finding, each with the button that carries it out.
  func proposals(of finding: Finding, in path: String, _ html: inout HTMLWriter) {
    for (place, suggestion) in finding.suggestions.enumerated() {
      html.element("div", ["class": "proposal"]) { html in
        html.element("p", ["class": "small"]) { html in
          html.text("→ \(suggestion.message[language]) (\(suggestion.certainty.name[language]))")
        }
        guard isOpen, finding.isOpen, suggestion.canBeCarriedOut, moment.choices.obstacles[path] == nil
        else { return }
        html.form("/check/\(batch.id)/repair", token: visit.formToken) { html in
          html.hidden(Visit.revision, "\(moment.revision)")
          html.hidden("file", path)
          html.hidden("finding", finding.fingerprint)
          html.hidden("proposal", "\(place)")
          html.element(
            "button",
            [
              "type": "submit", "class": "second",
              "aria-label": "\(visit.say(.repairOne)): \(suggestion.message[language])",
            ], visit.say(.repairOne))
        }
      }
    }
  }
}

extension CheckRun.File {
  /// How many cells can be repaired for certain.
  fileprivate var certainRepairCount: Int {
    let proposed = ChosenRepair.proposed(for: findings.filter(\.isOpen), certainties: [.certain])
    return Set(proposed.map { "\($0.finding.at.sheet ?? "")!\($0.suggestion.cell ?? "")" }).count
  }
}
