#include "net/secret.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <vector>

namespace patscope::net {
namespace {

std::string base64(std::string_view bytes) {
  std::vector<unsigned char> encoded(4 * ((bytes.size() + 2) / 3) + 1);
  const int length = EVP_EncodeBlock(encoded.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                                     static_cast<int>(bytes.size()));
  std::string result(encoded.begin(), encoded.begin() + length);
  OPENSSL_cleanse(encoded.data(), encoded.size());
  return result;
}

}  // namespace

Secret& Secret::operator=(Secret&& other) noexcept {
  if (this == &other) return *this;
  wipe();
  value_ = other.value_;
  other.wipe();
  return *this;
}

void Secret::wipe() noexcept {
  OPENSSL_cleanse(value_.data(), value_.size());
  value_.clear();
}

Secret authorization_header(const Secret& token, Scheme scheme) {
  if (scheme == Scheme::bearer) return Secret("Bearer " + std::string(token.reveal()));
  const Secret pair(":" + std::string(token.reveal()));
  return Secret("Basic " + base64(pair.reveal()));
}

}  // namespace patscope::net
