#pragma once

#include <atomic>
#include <cstdint>

#include "net/environment.h"

struct ssl_ctx_st;

namespace patscope::net {

/// Trusts SSL_CERT_FILE, SSL_CERT_DIR and AGENT_CAINFO beside the system's authorities. A file that cannot be read
/// trusts nobody: the handshake then says so.
void trust_named_authorities(ssl_ctx_st* context, const Environment& environment);

/// Adds what the peer sends, in bytes of TLS records, to `received`, which must live as long as the connections.
void count_received(ssl_ctx_st* context, std::atomic<std::uint64_t>& received);

}  // namespace patscope::net
