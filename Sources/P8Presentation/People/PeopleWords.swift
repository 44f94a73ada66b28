package import P8Model

/// The names of roles, acts and entries of the journal.
package enum PeopleWords {
  /// A role, as it stands in lists: for a person of the units beside it.
  package static func name(_ role: PersonRole) -> LocalizedText {
    switch role {
    case .village: LocalizedText(vi: "cán bộ thôn", en: "village officer")
    case .commune: LocalizedText(vi: "cán bộ xã", en: "commune officer")
    case .province: LocalizedText(vi: "cán bộ tỉnh", en: "province officer")
    case .centre: LocalizedText(vi: "cán bộ trung ương", en: "central officer")
    case .donor: LocalizedText(vi: "nhà tài trợ", en: "donor officer")
    }
  }

  /// An act, as the end of “may not …”.
  package static func name(_ act: PersonAct) -> LocalizedText {
    switch act {
    case .see: LocalizedText(vi: "xem báo cáo và số liệu", en: "see reports and figures")
    case .log: LocalizedText(vi: "ghi hoạt động", en: "log activities")
    case .check: LocalizedText(vi: "kiểm tra tệp", en: "check files")
    case .send: LocalizedText(vi: "gửi báo cáo", en: "send reports")
    case .confirm: LocalizedText(vi: "xác thực báo cáo", en: "confirm reports")
    case .approve: LocalizedText(vi: "duyệt báo cáo", en: "approve reports")
    case .lock: LocalizedText(vi: "khóa kỳ báo cáo", en: "lock periods")
    case .manageVillages: LocalizedText(vi: "sửa danh mục thôn", en: "change the list of villages")
    case .exportInternal: LocalizedText(vi: "xuất tệp nội bộ", en: "make internal files")
    case .exportPartner: LocalizedText(vi: "xuất tệp cho đối tác", en: "make files for partners")
    case .exportPublic: LocalizedText(vi: "xuất tệp công khai", en: "make public files")
    case .administer: LocalizedText(vi: "quản lý người dùng", en: "administer people")
    case .backUp: LocalizedText(vi: "trông coi cả sổ đăng ký", en: "look after the whole registry")
    }
  }

  /// Somebody whose role does not stand for an act.
  package static func forbidden(_ act: PersonAct, _ role: PersonRole) -> LocalizedText {
    LocalizedText(
      vi: "Vai trò “\(name(role).vi)” không được \(name(act).vi)",
      en: "The role “\(name(role).en)” may not \(name(act).en)")
  }

  /// Somebody whose units do not hold a unit.
  package static func forbidden(_ act: PersonAct, in units: [String]) -> LocalizedText {
    let places = shortened(units)
    return LocalizedText(
      vi: "Không được \(name(act).vi) của đơn vị ngoài phạm vi của mình: \(places)",
      en: "You may not \(name(act).en) of units that are not yours: \(places)")
  }

  /// Something of which the program does not know who may do it.
  package static func notAsked(_ role: PersonRole) -> LocalizedText {
    LocalizedText(
      vi: "Việc này chưa mở cho vai trò “\(name(role).vi)”",
      en: "This is not open to the role “\(name(role).en)”")
  }

  /// A report in an upload that is of a unit of somebody else.
  package static func foreignReport(_ path: String, of place: String) -> LocalizedText {
    LocalizedText(
      vi: "\(path): báo cáo của \(place), đơn vị ngoài phạm vi của mình, nên không nhận",
      en: "\(path): a report of \(place), which is not a unit of yours, so it is not taken")
  }

  /// A row of a list that is about a unit of somebody else.
  package static func foreignRow(_ place: String) -> LocalizedText {
    LocalizedText(
      vi: "\(place) ngoài phạm vi của mình", en: "\(place) is not a unit of yours")
  }

  /// What a list says that shows the units of the person alone.
  package static let ownUnitsOnly = LocalizedText(
    vi: "Chỉ gồm các đơn vị trong phạm vi của mình.", en: "Of your units only.")

  /// Who may do it.
  package static func whoMay(_ act: PersonAct) -> LocalizedText {
    let roles = PersonRole.roles(that: act).map(name)
    return LocalizedText(
      vi:
        "Việc này dành cho: \(roles.map(\.vi).joined(separator: ", ")) của đơn vị đó hoặc cấp trên. Nhờ họ làm, hoặc nhờ người quản lý người dùng đổi quyền.",
      en:
        "It is for: \(roles.map(\.en).joined(separator: ", ")) of that unit or of one above it. Ask them to do it, or who administers people to change your rights."
    )
  }

  private static func shortened(_ units: [String]) -> String {
    let most = 5
    return units.prefix(most).joined(separator: "; ") + (units.count > most ? "; … (\(units.count))" : "")
  }

  /// An invitation that nobody has taken yet.
  package static func waits(until time: String) -> LocalizedText {
    LocalizedText(vi: "lời mời, đến \(time)", en: "invitation, until \(time)")
  }

  /// What an entry of the journal says was done.
  package static func name(_ action: PeopleAction) -> LocalizedText {
    switch action {
    case .invited: LocalizedText(vi: "mời", en: "invited")
    case .invitationWithdrawn: LocalizedText(vi: "hủy lời mời", en: "took the invitation back")
    case .accepted: LocalizedText(vi: "nhận lời mời", en: "took the invitation")
    case .changed: LocalizedText(vi: "đổi quyền", en: "changed the rights")
    case .suspended: LocalizedText(vi: "tạm khóa", en: "suspended")
    case .resumed: LocalizedText(vi: "mở lại", en: "resumed")
    case .passwordReset: LocalizedText(vi: "đặt lại mật khẩu", en: "reset the password")
    case .passwordChanged: LocalizedText(vi: "đổi mật khẩu", en: "changed the password")
    case .signedIn: LocalizedText(vi: "đăng nhập", en: "signed in")
    case .signedOut: LocalizedText(vi: "đăng xuất", en: "signed out")
    case .rotated: LocalizedText(vi: "đổi mã phiên", en: "renewed the session")
    case .revoked: LocalizedText(vi: "chấm dứt phiên", en: "ended sessions")
    case .refused: LocalizedText(vi: "mật khẩu sai", en: "wrong password")
    case .locked: LocalizedText(vi: "khóa đăng nhập", en: "locked signing in")
    }
  }
}
