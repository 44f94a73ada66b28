import HTTPTypes
import Project8

/// Whether the site works, for whoever watches over it: no figures and no names.
enum HealthPage: Page {
  static let routes: [Route] = [
    .get("/health", .nothing) { visit in
      let workspace = visit.site.workspace
      let isWell = try await visit.quickly { workspace.isRegistryReadable }
      var answer = Answer(
        fields: [.contentType: "application/json"],
        body: .bytes(
          Array(
            "{\"status\":\"\(isWell ? "ok" : "no registry")\",\"version\":\"\(Workspace.version)\"}\n".utf8)))
      if !isWell { answer.status = .serviceUnavailable }
      return answer
    }
  ]
}
