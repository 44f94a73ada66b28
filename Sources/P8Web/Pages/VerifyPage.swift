import HTTPTypes
import P8Definitions
import P8Model
import P8Presentation
import Project8

/// Whether an export is what it was, and who signed it.
enum VerifyPage: Page {
  private static let bounds: UploadBounds = {
    var bounds = UploadBounds()
    bounds.fileCount = 2
    return bounds
  }()

  static let routes: [Route] = [
    .get("/verify", .person) { visit in page(visit) },
    .post("/verify", .person, body: .files(bounds), changesRegistry: false) { visit in
      let suffix = ExportDocument.manifestSuffix
      guard let uploaded = visit.files,
        let file = uploaded.files.first(where: { !$0.name.hasSuffix(suffix) })
      else {
        var answer = page(visit, message: visit.say(.checkNoFiles))
        answer.status = .unprocessableContent
        return answer
      }
      let manifest = uploaded.files.first { $0.name.hasSuffix(suffix) }
      let workspace = try visit.workspace
      // What is said names the file as the person does, not where it lies here.
      let folder = String(file.path.dropLast(file.name.count))
      do {
        let verification = try await visit.patiently {
          var verification = try Verification(
            of: file.path, manifest: manifest?.path, key: nil, keys: workspace.keys)
          if visit.person?.role.acts.contains(.see) == true {
            try workspace.trust.compareFigures(of: &verification)
          }
          return verification
        }
        let text = verification.text(in: visit.language).replacing(folder, with: "")
        return page(visit, result: (text, verification.isGood))
      } catch let failure as Failure where failure.kind != .forbidden {
        var answer = page(
          visit, message: failure.message[visit.language].replacing(folder, with: ""),
          remedy: failure.remedy?[visit.language].replacing(folder, with: ""))
        answer.status = .unprocessableContent
        return answer
      }
    },
  ]

  private static func page(
    _ visit: Visit, message: String? = nil, remedy: String? = nil, result: (text: String, isGood: Bool)? = nil
  ) -> Answer {
    visit.page(visit.say(.verifyTitle)) { html in
      if let message { html.refusal(message, remedy: remedy) }
      if let result {
        html.element("div", ["class": result.isGood ? "done" : "refused", "role": "status"]) { html in
          html.element("p") { $0.element("strong", visit.say(result.isGood ? .verifyGood : .verifyBad)) }
          html.element("pre", result.text)
        }
      }
      html.element("p", visit.say(.verifyLead))
      html.element(
        "form",
        [
          "method": "post", "action": "/verify", "enctype": "multipart/form-data", "class": "card",
          "data-drop": visit.say(.verifyDrop),
        ]
      ) { html in
        html.hidden(FormToken.field, visit.formToken)
        html.element("div", ["class": "field"]) { html in
          html.element("label", ["for": "files"], visit.say(.verifyFile))
          html.void("input", ["id": "files", "name": "files", "type": "file", "multiple": "multiple"])
        }
        html.submit(visit.say(.verifyButton))
      }
    }
  }
}
