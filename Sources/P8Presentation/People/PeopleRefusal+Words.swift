package import P8Model

extension PeopleRefusal {
  /// Why it was not done; `path` is the file of people.
  package func message(_ path: String) -> LocalizedText {
    switch self {
    case .wrongCredentials:
      LocalizedText(vi: "Tên đăng nhập hoặc mật khẩu không đúng", en: "The login or the password is wrong")
    case .locked(let until):
      LocalizedText(
        vi: "Nhập sai quá nhiều lần: tạm khóa đăng nhập đến \(until) (giờ UTC)",
        en: "Too many wrong passwords: signing in is locked until \(until) (UTC)")
    case .suspended:
      LocalizedText(vi: "Tài khoản đang bị tạm khóa", en: "The account is suspended")
    case .unknownInvitation:
      LocalizedText(
        vi: "Lời mời không đúng hoặc đã bị hủy", en: "There is no such invitation, or it was taken back")
    case .usedInvitation: LocalizedText(vi: "Lời mời đã được dùng", en: "The invitation has been used")
    case .expiredInvitation: LocalizedText(vi: "Lời mời đã hết hạn", en: "The invitation has run out")
    case .shortPassword(let least):
      LocalizedText(
        vi: "Mật khẩu phải có ít nhất \(least) ký tự", en: "A password has at least \(least) characters")
    case .longPassword(let most):
      LocalizedText(
        vi: "Mật khẩu chỉ được dài tối đa \(most) ký tự", en: "A password has at most \(most) characters")
    case .passwordIsName:
      LocalizedText(
        vi: "Mật khẩu trùng với tên hoặc tên đăng nhập", en: "The password is the name or the login")
    case .commonPassword:
      LocalizedText(vi: "Mật khẩu quá dễ đoán", en: "The password is one of those that are tried first")
    case .wrongPassword:
      LocalizedText(vi: "Mật khẩu hiện nay không đúng", en: "The present password is wrong")
    case .badLogin(let login):
      LocalizedText(vi: "Tên đăng nhập không hợp lệ: \(login)", en: "This cannot be a login: \(login)")
    case .takenLogin(let login):
      LocalizedText(
        vi: "Đã có người dùng tên đăng nhập \(login)", en: "Somebody has the login \(login) already")
    case .otherLogin(let login):
      LocalizedText(
        vi: "Lời mời này để đặt lại mật khẩu của người khác, không phải \(login)",
        en: "The invitation is for a new password of somebody else, not of \(login)")
    case .noName: LocalizedText(vi: "Thiếu tên người", en: "There is no name of a person")
    case .noUnits: LocalizedText(vi: "Thiếu đơn vị", en: "There is no unit")
    case .unknownUnit(let unit):
      LocalizedText(vi: "Không có đơn vị \(unit)", en: "There is no unit \(unit)")
    case .noSuchPerson(let who):
      LocalizedText(vi: "Không có người dùng \(who)", en: "There is no person \(who)")
    case .noSuchInvitation(let id):
      LocalizedText(vi: "Không có lời mời đang chờ số \(id)", en: "No invitation \(id) waits")
    case .noSuchSession(let id): LocalizedText(vi: "Không có phiên số \(id)", en: "There is no session \(id)")
    case .lastAdministrator(let name):
      LocalizedText(
        vi: "\(name) là người cuối cùng quản lý được mọi người dùng",
        en: "\(name) is the last one who may administer all people")
    case .beyondOwnRights(let role):
      LocalizedText(
        vi: "Vai trò “\(PeopleWords.name(role).vi)” có quyền mà chính mình không có",
        en: "The role “\(PeopleWords.name(role).en)” has rights that you do not have")
    case .file(let fault): fault.message(path)
    }
  }

  /// The way out.
  package func remedy(_ path: String) -> LocalizedText {
    switch self {
    case .wrongCredentials:
      LocalizedText(
        vi: "Nhập lại. Quên mật khẩu thì nhờ người quản lý người dùng đặt lại.",
        en: "Try again. Who forgot the password asks the person who administers people to reset it.")
    case .locked:
      LocalizedText(
        vi: "Đợi đến giờ đó rồi nhập lại, hoặc nhờ người quản lý đặt lại mật khẩu.",
        en: "Wait until then and try again, or have the password reset.")
    case .suspended:
      LocalizedText(
        vi: "Hỏi người quản lý người dùng của đơn vị.", en: "Ask who administers the people of your unit.")
    case .unknownInvitation, .usedInvitation, .expiredInvitation, .noSuchInvitation:
      LocalizedText(
        vi: "Nhờ người mời gửi lời mời mới.", en: "Ask the person who invited you for another one.")
    case .shortPassword, .longPassword, .passwordIsName, .commonPassword:
      LocalizedText(
        vi: "Chọn vài từ không liên quan đến nhau, dễ nhớ với mình, khó đoán với người khác.",
        en:
          "Take a few words that have nothing to do with each other: easy for you, hard to guess for others.")
    case .wrongPassword:
      LocalizedText(
        vi: "Nhập lại mật khẩu đang dùng để đăng nhập.", en: "Give the password with which you sign in now.")
    case .badLogin:
      LocalizedText(
        vi: "Dùng 3 đến 64 chữ thường không dấu, số và các dấu . _ - @, ví dụ lan.tongcoc.",
        en: "Use 3 to 64 small plain letters, digits and . _ - @, such as lan.tongcoc.")
    case .takenLogin: LocalizedText(vi: "Chọn tên khác.", en: "Choose another one.")
    case .otherLogin:
      LocalizedText(
        vi: "Giữ tên đăng nhập cũ; xin lời mời riêng nếu là người khác.",
        en: "Keep the login that stands there; somebody else needs their own invitation.")
    case .noName: LocalizedText(vi: "Ghi họ và tên.", en: "Give the name.")
    case .noUnits, .unknownUnit:
      LocalizedText(
        vi: "Ghi mã đơn vị kèm cấu trúc, ví dụ 22084@2024. Tìm mã: p8 units find.",
        en: "Give codes with their structure, such as 22084@2024. Find them with p8 units find.")
    case .noSuchPerson, .noSuchSession:
      LocalizedText(vi: "Xem danh sách: p8 people list.", en: "See the list: p8 people list.")
    case .lastAdministrator:
      LocalizedText(
        vi: "Trước hết cho một người khác vai trò “\(PeopleWords.name(.centre).vi)” trên cả nước.",
        en: "First give somebody else the role “\(PeopleWords.name(.centre).en)” for the whole country.")
    case .beyondOwnRights:
      LocalizedText(
        vi: "Nhờ người có vai trò đó hoặc cao hơn làm.", en: "Ask somebody who has that role or a higher one."
      )
    case .file(let fault): fault.remedy(path)
    }
  }
}

extension PeopleFileFault {
  fileprivate func message(_ path: String) -> LocalizedText {
    switch self {
    case .notThere:
      LocalizedText(
        vi: "Không có danh sách người dùng ở \(path)", en: "There is no file of people at \(path)")
    case .link: LocalizedText(vi: "\(path) là một liên kết", en: "\(path) is a link")
    case .notAFile: LocalizedText(vi: "\(path) không phải là tệp thường", en: "\(path) is not a plain file")
    case .inTheWay: LocalizedText(vi: "Đã có gì đó ở \(path)", en: "There is something at \(path) already")
    case .ofAnotherUser:
      LocalizedText(
        vi: "\(path) thuộc người dùng khác của máy", en: "\(path) belongs to another user of the machine")
    case .openToOthers:
      LocalizedText(
        vi: "Người khác trên máy đọc được danh sách người dùng \(path)",
        en: "Others on the machine can read the file of people \(path)")
    case .foreign:
      LocalizedText(
        vi: "\(path) không phải là danh sách người dùng của Project8",
        en: "\(path) is not a file of people of Project8")
    case .newer(let found, let known):
      LocalizedText(
        vi:
          "Danh sách người dùng \(path) có phiên bản \(found), mới hơn chương trình này (biết đến \(known))",
        en: "The file of people \(path) has version \(found), newer than this program, which knows \(known)")
    case .damaged(let detail):
      LocalizedText(
        vi: "Danh sách người dùng \(path) bị hỏng hoặc bị sửa tay (\(detail))",
        en: "The file of people \(path) is damaged or was changed by hand (\(detail))")
    }
  }

  fileprivate func remedy(_ path: String) -> LocalizedText {
    switch self {
    case .link, .notAFile, .foreign:
      LocalizedText(
        vi: "Không có gì bị thay đổi. Xem ai đặt nó ở đó, rồi chuyển nó đi chỗ khác.",
        en: "Nothing was changed. Find out who put it there, and move it away.")
    case .notThere:
      LocalizedText(
        vi: "Chỉ đúng sổ bằng --registry, hoặc mời người đầu tiên: p8 people invite.",
        en: "Name the right registry with --registry, or invite the first person with p8 people invite.")
    case .inTheWay:
      LocalizedText(
        vi: "Bản sao không ghi đè lên gì cả: chọn tên khác.",
        en: "A copy replaces nothing: choose another name.")
    case .ofAnotherUser:
      LocalizedText(
        vi: "Chạy lệnh bằng người dùng của máy chủ, ví dụ: sudo -u project8 p8 people list.",
        en: "Run the command as the user of the server, such as: sudo -u project8 p8 people list.")
    case .openToOthers:
      LocalizedText(
        vi: "Chạy: chmod 600 \(path). Nếu có thể đã lộ, hãy đặt lại mật khẩu của mọi người.",
        en: "Run: chmod 600 \(path). If it may have been read, reset the passwords of all people.")
    case .newer:
      LocalizedText(
        vi: "Tệp được giữ nguyên. Cài phiên bản mới của Project8.",
        en: "The file was left as it is. Install the newer version of Project8.")
    case .damaged:
      LocalizedText(
        vi:
          "Tệp được giữ nguyên. Lấy lại từ bản sao lưu của máy, hoặc chuyển nó đi và mời lại từ đầu: p8 people invite. Số liệu không ở trong tệp này.",
        en:
          "The file was left as it is. Restore it from a backup of the machine, or move it away and invite people anew with p8 people invite. No figures are in it."
      )
    }
  }
}
