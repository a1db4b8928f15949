#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace patscope::net {

/// A token. It has no formatter and no stream operator, so printing one does not compile; the only way to its bytes is
/// `reveal`, which only the code that fills in an Authorization header calls. Its memory is wiped.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string value) : value_(std::move(value)) {}
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  Secret(Secret&& other) noexcept : value_(other.value_) { other.wipe(); }
  Secret& operator=(Secret&& other) noexcept;
  ~Secret() { wipe(); }

  [[nodiscard]] bool empty() const { return value_.empty(); }
  [[nodiscard]] std::string_view reveal() const { return value_; }

 private:
  void wipe() noexcept;

  std::string value_;
};

enum class Scheme { basic, bearer };

/// "Basic base64(:token)" for a PAT (any user name will do; an empty one is the documented form), "Bearer token" for an
/// Entra token or the job token.
[[nodiscard]] Secret authorization_header(const Secret& token, Scheme scheme);

}  // namespace patscope::net
