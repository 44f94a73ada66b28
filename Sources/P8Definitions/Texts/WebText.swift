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

  // The navigation.
  case reviewMenu = "menu.review"
  case villagesMenu = "menu.villages"
  case logMenu = "menu.log"
  case peopleMenu = "menu.people"

  // What a form has done.
  case doneDone = "done.done"
  case doneSignedOut = "done.signed-out"
  case donePasswordChanged = "done.password-changed"
  case doneSessionEnded = "done.session-ended"
  case doneLanguageKept = "done.language-kept"

  case doneWaived = "done.waived"

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
  case faultNoRoomTitle = "fault.no-room.title"
  case faultNoRoomMessage = "fault.no-room.message"
  case faultNoRoomRemedy = "fault.no-room.remedy"
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

  // See: tables, explanations, trends, the dashboard.
  case seeTitle = "see.title"
  case seeUnit = "see.unit"
  case seeUnitHelp = "see.unit.help"
  case seeSearch = "see.search"
  case seeFound = "see.found"
  case seeFoundNothing = "see.found.nothing"
  case seeMine = "see.mine"
  case seePeriod = "see.period"
  case seeLevel = "see.level"
  case seeLevelNone = "see.level.none"
  case seeShow = "see.show"
  case seeOtherUnit = "see.other-unit"
  case seeThen = "see.then"
  case seeNow = "see.now"
  case seeNoReports = "see.no-reports"
  case seeExplainTitle = "see.explain.title"
  case seeExplainHelp = "see.explain.help"
  case seeBackToTable = "see.back-to-table"
  case seeTrend = "see.trend"
  case seeTrendHelp = "see.trend.help"
  case seeTrendPeriods = "see.trend.periods"
  case seeDashboard = "see.dashboard"
  case seeAsOf = "see.as-of"
  case seeUnknownUnit = "see.unknown-unit"
  case seeUnknownUnitRemedy = "see.unknown-unit.remedy"
  case seeUnknownPeriod = "see.unknown-period"
  case seeUnknownPeriodRemedy = "see.unknown-period.remedy"
  case seeMore = "see.more"

  // Check: files, findings, the way into the registry.
  case checkTitle = "check.title"
  case checkLead = "check.lead"
  case checkFiles = "check.files"
  case checkFolder = "check.folder"
  case checkDrop = "check.drop"
  case checkButton = "check.button"
  case checkNoFiles = "check.no-files"
  case checkEarlier = "check.earlier"
  case checkBatch = "check.batch"
  case checkResultTitle = "check.result.title"
  case checkWorking = "check.working"
  case checkProgress = "check.progress"
  case checkLookAgain = "check.look-again"
  case checkAgain = "check.again"
  case checkAccepted = "check.accepted"
  case checkHeld = "check.held"
  case checkRejected = "check.rejected"
  case checkCopies = "check.copies"
  case checkArchiveName = "check.archive-name"
  case checkSend = "check.send"
  case checkSendHelp = "check.send.help"
  case checkStored = "check.stored"
  case checkRefused = "check.refused"
  case checkChanges = "check.changes"
  case checkSound = "check.sound"
  case checkMoreFiles = "check.more-files"
  case checkMoreFindings = "check.more-findings"
  case checkRow = "check.row"
  case checkWaived = "check.waived"
  case checkWaive = "check.waive"
  case checkWaiveButton = "check.waive.button"
  case checkReason = "check.reason"
  case checkReasonHelp = "check.reason.help"
  case checkNoReason = "check.no-reason"
  case checkNoReasonRemedy = "check.no-reason.remedy"

  // Export and verify.
  case exportTitle = "export.title"
  case exportLead = "export.lead"
  case exportUnit = "export.unit"
  case exportUnitHelp = "export.unit.help"
  case exportFormat = "export.format"
  case exportAudience = "export.audience"
  case exportAudienceHelp = "export.audience.help"
  case exportRecipient = "export.recipient"
  case exportRecipientHelp = "export.recipient.help"
  case exportButton = "export.button"
  case exportNational = "export.national"
  case exportDonor = "export.donor"
  case exportFigures = "export.figures"
  case exportDashboard = "export.dashboard"
  case exportRecords = "export.records"
  case exportIATI = "export.iati"
  case exportDHIS2 = "export.dhis2"
  case exportADX = "export.adx"
  case exportSDMX = "export.sdmx"
  case verifyTitle = "verify.title"
  case verifyLead = "verify.lead"
  case verifyFile = "verify.file"
  case verifyDrop = "verify.drop"
  case verifyButton = "verify.button"
  case verifyGood = "verify.good"
  case verifyBad = "verify.bad"

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
    case .seeFound, .seeMore: ["count"]
    case .seeFoundNothing: ["text"]
    case .seeExplainTitle: ["indicator"]
    case .seeThen, .seeNow: ["unit"]
    case .seeAsOf: ["time"]
    case .seeUnknownUnit: ["unit"]
    case .checkBatch: ["time", "count"]
    case .checkWorking: ["done", "count"]
    case .checkStored: ["stored", "unchanged"]
    case .checkSound, .checkMoreFiles, .checkMoreFindings: ["count"]
    case .checkRow: ["row", "sheet"]
    case .checkWaived: ["name", "day", "reason"]
    case .seeUnknownPeriod: ["period"]
    default: []
    }
  }
}
