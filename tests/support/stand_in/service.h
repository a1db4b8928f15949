#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "support/stand_in/listener.h"
#include "support/stand_in/tokens.h"

namespace patscope::stand_in {

/// How the service sends somebody to sign in whom it does not know.
enum class SignIn { page, redirect };

struct Settings {
  std::string organization = "contoso";
  std::vector<Token> tokens = {};
  SignIn sign_in = SignIn::page;
  std::size_t page_size = 2;        ///< of lists of tokens
  int throttled = 0;                ///< so many requests are answered with 429 first
  bool writes_take_effect = false;  ///< requests that cannot take effect do
  bool is_public = false;           ///< anybody may read
};

/// Azure DevOps as the catalogue and public reports describe it: it knows tokens, holds every operation to its scopes,
/// and has one organization without anything in it.
class Service {
 public:
  explicit Service(Settings settings) : settings_(std::move(settings)) {}

  [[nodiscard]] Reply answer(const Received& request);
  /// "METHOD target" of all requests so far, "anonymous " in front of those without a token.
  [[nodiscard]] std::vector<std::string> requests() const;

 private:
  [[nodiscard]] Reply answer_known(const Received& request, const Token& token) const;
  [[nodiscard]] Reply perform(const Received& request, const Token& token) const;
  [[nodiscard]] bool note_and_throttle(const Received& request);

  Settings settings_;
  catalog::Catalog catalog_ = catalog::Catalog::embedded();
  mutable std::mutex mutex_;
  std::vector<std::string> requests_;
  int answered_ = 0;
};

}  // namespace patscope::stand_in
