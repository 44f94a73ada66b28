import HTTPTypes
import P8Definitions
import P8Model
import P8Presentation

/// What makes the log work without a network: the service worker, the page for what is not on the device, and the
/// description by which the site is installed.
enum OfflinePage: Page {
  static let routes: [Route] = [
    // At the top, since a worker serves only what lies below its own address.
    .get("/service-worker.js", .nothing) { _ in
      Answer(
        fields: [.contentType: "text/javascript; charset=utf-8", .cacheControl: "no-cache"],
        body: .bytes(Assets.worker))
    },
    .get("/offline", .visitor) { visit in
      visit.page(visit.say(.offlineTitle)) { html in
        html.element("p", visit.say(.offlineLead))
        html.element("p") { $0.element("a", ["href": "/log"], visit.say(.logTitle)) }
      }
    },
    .get("/site.webmanifest", .nothing) { visit in
      let manifest = JSONValue.object([
        ("name", .text(visit.say(.siteName))), ("short_name", .text(visit.say(.siteName))),
        ("lang", .text(visit.language.rawValue)), ("start_url", .text("/log")), ("scope", .text("/")),
        ("display", .text("standalone")), ("background_color", .text("#ffffff")),
        ("theme_color", .text("#7b1e5b")),
        (
          "icons",
          .list([
            .object([
              ("src", .text(Assets.path(of: .icon))), ("sizes", .text("any")),
              ("type", .text("image/svg+xml")),
            ])
          ])
        ),
      ])
      var text = ""
      manifest.write(to: &text)
      return Answer(
        fields: [.contentType: "application/manifest+json", .cacheControl: "no-cache"],
        body: .bytes(Array(text.utf8)))
    },
  ]
}
