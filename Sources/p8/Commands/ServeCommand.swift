#if Web
  import ArgumentParser
  import P8Web
  import Project8

  /// `p8 serve`: the web application.
  struct ServeCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "serve",
        abstract: speech(
          vi: "Mở ứng dụng web trên sổ đăng ký.", en: "Serve the web application over the registry."),
        discussion: speech(
          vi:
            "Chỉ máy này mở được, trừ khi đặt --host. Chưa có ai: lệnh in đường dẫn dùng một lần để tạo tài khoản đầu tiên. Chương trình nói HTTP; mạng cơ quan cần HTTPS thì đặt nó sau nginx và nêu --public-address. Dừng bằng Ctrl-C. Ví dụ: p8 serve --registry so.sqlite",
          en:
            "Only this machine reaches it unless --host says otherwise. While there is nobody yet, the command prints a link that makes the first account, once. It speaks HTTP; for HTTPS put it behind nginx and name --public-address. Stop it with Ctrl-C. Example: p8 serve --registry registry.sqlite"
        ))
    }

    @Option(
      help: help(
        vi: "Địa chỉ lắng nghe; 0.0.0.0 là mọi mạng của máy.",
        en: "The address to listen on; 0.0.0.0 is every network of the machine."))
    var host = "127.0.0.1"

    @Option(help: help(vi: "Cổng.", en: "The port."))
    var port = 8080

    @Option(
      help: help(
        vi: "Địa chỉ người dùng gõ khi ở sau máy chủ khác, ví dụ https://so-lieu.example.vn.",
        en: "The address that people type where it is behind another server, such as https://p8.example.vn."))
    var publicAddress: String?

    @Flag(
      help: help(
        vi: "Chỉ xem: không ghi gì vào sổ.", en: "For reading only: nothing is written to the registry."))
    var readOnly = false

    @OptionGroup var registry: RegistryOption
    @OptionGroup var common: CommonOptions

    func validate() throws {
      guard (0...65_535).contains(port) else {
        throw ValidationError(
          speech(vi: "--port phải từ 0 đến 65535", en: "--port must be 0 to 65535"))
      }
      if let publicAddress {
        guard ["https://", "http://"].contains(where: publicAddress.hasPrefix),
          publicAddress.split(separator: "/").count == 2, !publicAddress.hasSuffix("/")
        else {
          throw ValidationError(
            speech(
              vi: "--public-address là https:// và tên máy, không có gì phía sau",
              en: "--public-address is https:// and a host, with nothing after it"))
        }
      }
    }

    func run() async throws {
      let workspace = try common.workspace(registry: registry)
      let options = WebOptions(
        host: host, port: port, publicAddress: publicAddress, isReadOnly: readOnly)
      let server = try WebServer(workspace, options)
      let link = try server.firstLink()
      let address = server.address
      try await server.run {
        // Whoever reads standard output no more still has the log.
        try? Console.data(
          speech(vi: "Mở bằng trình duyệt: \(address)", en: "Open in a browser: \(address)"))
        if let link {
          try? Console.data(
            speech(
              vi: "Tạo tài khoản đầu tiên (dùng một lần): \(link)",
              en: "Make the first account (works once): \(link)"))
        }
      }
    }
  }
#endif
