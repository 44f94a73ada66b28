/// What the pages of the web application say: `templates/texts/web.yaml`.
package enum WebText: String, FixedText {
  // Around every page.
  case siteName = "site.name"
  case skip = "site.skip"
  case navigation = "site.navigation"
  case languageName = "site.language-name"
  case language = "site.language"
  case signOut = "site.sign-out"
  case readOnlyBand = "site.read-only"
  case backHome = "site.back-home"
  case keep = "site.keep"

  // What a form has done.
  case doneSignedOut = "done.signed-out"
  case donePasswordChanged = "done.password-changed"
  case doneSessionEnded = "done.session-ended"
  case doneLanguageKept = "done.language-kept"

  // Why a page was not answered: `fault.<kind>.<title, message, remedy>`.
  case faultRefusedTitle = "fault.refused.title"
  case faultNotFoundTitle = "fault.not-found.title"
  case faultNotFoundMessage = "fault.not-found.message"
  case faultNotFoundRemedy = "fault.not-found.remedy"
  case faultWrongMethodTitle = "fault.wrong-method.title"
  case faultWrongMethodMessage = "fault.wrong-method.message"
  case faultWrongMethodRemedy = "fault.wrong-method.remedy"
  case faultForeignFormTitle = "fault.foreign-form.title"
  case faultForeignFormMessage = "fault.foreign-form.message"
  case faultForeignFormRemedy = "fault.foreign-form.remedy"
  case faultSignedOutTitle = "fault.signed-out.title"
  case faultSignedOutMessage = "fault.signed-out.message"
  case faultSignedOutRemedy = "fault.signed-out.remedy"
  case faultForbiddenTitle = "fault.forbidden.title"
  case faultForbiddenMessage = "fault.forbidden.message"
  case faultForbiddenRemedy = "fault.forbidden.remedy"
  case faultMalformedTitle = "fault.malformed.title"
  case faultMalformedMessage = "fault.malformed.message"
  case faultMalformedRemedy = "fault.malformed.remedy"
  case faultTooLargeTitle = "fault.too-large.title"
  case faultTooLargeMessage = "fault.too-large.message"
  case faultTooLargeRemedy = "fault.too-large.remedy"
  case faultWrongTypeTitle = "fault.wrong-type.title"
  case faultWrongTypeMessage = "fault.wrong-type.message"
  case faultWrongTypeRemedy = "fault.wrong-type.remedy"
  case faultReadOnlyTitle = "fault.read-only.title"
  case faultReadOnlyMessage = "fault.read-only.message"
  case faultReadOnlyRemedy = "fault.read-only.remedy"
  case faultBusyTitle = "fault.busy.title"
  case faultBusyMessage = "fault.busy.message"
  case faultBusyRemedy = "fault.busy.remedy"
  case faultFaultTitle = "fault.fault.title"
  case faultFaultMessage = "fault.fault.message"
  case faultFaultRemedy = "fault.fault.remedy"
  case portMessage = "fault.port.message"
  case portRemedy = "fault.port.remedy"

  // Signing in, invitations, the account.
  case signInTitle = "sign-in.title"
  case signIn = "sign-in.button"
  case signInHelp = "sign-in.help"
  case login = "person.login"
  case loginHelp = "person.login.help"
  case password = "person.password"
  case passwordHelp = "person.password.help"
  case oldPassword = "person.password.old"
  case newPassword = "person.password.new"
  case repeatedPassword = "person.password.repeated"
  case passwordsDiffer = "person.password.differ"
  case changePassword = "person.password.change"
  case personName = "person.name"
  case personRole = "person.role"
  case personUnits = "person.units"
  case roleVillage = "person.role.village"
  case roleCommune = "person.role.commune"
  case roleProvince = "person.role.province"
  case roleCentre = "person.role.centre"
  case roleDonor = "person.role.donor"
  case invitationTitle = "invitation.title"
  case invitationLead = "invitation.lead"
  case invitationAccept = "invitation.accept"
  case accountTitle = "account.title"
  case mySessions = "account.sessions"
  case sessionSeen = "account.session.seen"
  case thisSession = "account.session.this"
  case endSession = "account.session.end"

  // Home.
  case homeTitle = "home.title"
  case homeGreeting = "home.greeting"
  case homeNothing = "home.nothing"
  case homeDonor = "home.donor"
  case homeSent = "home.sent"
  case homeSentOf = "home.sent.of"
  case homeLastDay = "home.last-day"
  case homeOverdue = "home.overdue"
  case homeMissing = "home.missing"
  case homeHeld = "home.held"
  case homeReturned = "home.returned"
  case homeConfirmed = "home.confirmed"
  case homeLateUnits = "home.late-units"
  case homeUnit = "home.unit"
  case homeHeldReports = "home.held-reports"
  case homeProposals = "home.proposals"
  case homeLocks = "home.locks"
  case homeLock = "home.lock"
  case homeException = "home.exception"
  case homeMore = "home.more"
  case homeAllIn = "home.all-in"
  case homePeriod = "home.period"

  package static let file = "web"

  package var placeholders: [String] {
    switch self {
    case .portMessage: ["address"]
    case .sessionSeen: ["since", "seen", "address"]
    case .homeGreeting: ["name"]
    case .homeSentOf: ["received", "expected"]
    case .homeLastDay, .homeOverdue: ["day"]
    case .homeLock, .homeException: ["period", "unit", "day", "reason"]
    case .homeMore: ["count"]
    case .homePeriod: ["period"]
    default: []
    }
  }
}
