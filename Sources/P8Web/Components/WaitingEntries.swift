import P8Definitions
import P8Model
import P8Presentation

/// The place in a page of the log where the script shows what waits on the device, with the words that it needs.
///
/// It is hidden until the script has something to say: `log.js` writes entries without a network, keeps them and sends
/// them when the network returns.
struct WaitingEntries {
  let visit: Visit

  func write(to html: inout HTMLWriter) {
    guard let person = visit.person, !visit.options.isReadOnly else { return }
    html.element(
      "section",
      [
        "class": "waiting", "hidden": "", "aria-live": "polite", "data-waiting": "\(person.id)",
        "data-title": visit.say(.waitingTitle), "data-kept": visit.say(.waitingKept),
        "data-sent": visit.say(.waitingSent), "data-sign-in": visit.say(.waitingSignIn),
        "data-refused": visit.say(.waitingRefused), "data-mend": visit.say(.waitingMend),
        "data-drop": visit.say(.waitingDrop), "data-insecure": visit.say(.waitingInsecure),
      ], "")
  }
}
