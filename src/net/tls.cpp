#include "net/tls.h"

#include <openssl/ssl.h>

#include <array>
#include <filesystem>

namespace patscope::net {
namespace {

/// OpenSSL shows each record's header before the record: type, version and, in the last two bytes, the length.
void add_record(int is_sent, int, int kind, const void* bytes, std::size_t length, SSL*, void* received) {
  constexpr std::size_t header_length = 5;
  if (is_sent != 0 || kind != SSL3_RT_HEADER || length < header_length) return;
  const auto* header = static_cast<const unsigned char*>(bytes);
  const std::uint64_t record = header[3] * 256U + header[4];
  *static_cast<std::atomic<std::uint64_t>*>(received) += header_length + record;
}

/// Where systems keep their authorities in one file: Debian, Ubuntu and Alpine; Fedora and RHEL; openSUSE; older Alpine
/// and macOS.
constexpr std::array system_files = {
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
};

/// cpprestsdk trusts the folder that OpenSSL was compiled with. The Azure Pipelines task carries Debian's OpenSSL to
/// images that keep their authorities elsewhere.
void trust_system_authorities(SSL_CTX* context) {
  std::error_code trouble;
  if (const std::filesystem::directory_iterator folder(X509_get_default_cert_dir(), trouble);
      !trouble && folder != std::filesystem::directory_iterator())
    return;
  for (const auto* file : system_files) {
    if (!std::filesystem::exists(file, trouble)) continue;
    SSL_CTX_load_verify_file(context, file);
    return;
  }
}

}  // namespace

void trust_named_authorities(SSL_CTX* context, const Environment& environment) {
  trust_system_authorities(context);
  for (const auto* name : {"SSL_CERT_FILE", "AGENT_CAINFO"})
    if (const auto file = environment(name)) SSL_CTX_load_verify_file(context, file->c_str());
  if (const auto folder = environment("SSL_CERT_DIR")) SSL_CTX_load_verify_dir(context, folder->c_str());
}

void count_received(SSL_CTX* context, std::atomic<std::uint64_t>& received) {
  SSL_CTX_set_msg_callback(context, add_record);
  SSL_CTX_set_msg_callback_arg(context, &received);
}

}  // namespace patscope::net
