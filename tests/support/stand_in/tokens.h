#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace patscope::stand_in {

/// How a token stands; one that is not in the list is garbage or revoked.
enum class TokenKind {
  valid,
  expired,
  of_another_organization,
  blocked,             ///< conditional access
  without_permission,  ///< it has its scopes, its owner may do nothing
  entra,               ///< a user's Entra token: Bearer, no scopes
};

struct Token {
  std::string secret;
  std::string scope = "app_token";  ///< scopes between blanks, or full access
  TokenKind kind = TokenKind::valid;
  std::string display_name = {};
  std::string authorization_id = {};
  std::string owner = {};  ///< subject descriptor
  std::string valid_to = "2099-01-01T00:00:00Z";
  bool all_organizations = false;
};

/// The token that an Authorization header sends: "Basic base64(anything:token)" or "Bearer token". Null for none, and
/// for one that is not in the list.
[[nodiscard]] const Token* find_token(const std::vector<Token>& tokens, std::string_view authorization);

/// The tokens of `owner` from number `first` on, as the API in `items` ("value" of the token administration,
/// "patTokens" of the lifecycle) lists them, with the continuation token of the next page.
[[nodiscard]] std::string list_page(const std::vector<Token>& tokens, std::string_view owner, std::size_t first,
                                    std::size_t size, const std::string& items);

}  // namespace patscope::stand_in
