#include "net/tls.h"

#include <openssl/ssl.h>

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

}  // namespace

void trust_named_authorities(SSL_CTX* context, const Environment& environment) {
  for (const auto* name : {"SSL_CERT_FILE", "AGENT_CAINFO"})
    if (const auto file = environment(name)) SSL_CTX_load_verify_file(context, file->c_str());
  if (const auto folder = environment("SSL_CERT_DIR")) SSL_CTX_load_verify_dir(context, folder->c_str());
}

void count_received(SSL_CTX* context, std::atomic<std::uint64_t>& received) {
  SSL_CTX_set_msg_callback(context, add_record);
  SSL_CTX_set_msg_callback_arg(context, &received);
}

}  // namespace patscope::net
