#include "support/stand_in/tokens.h"

#include <openssl/evp.h>

#include <nlohmann/json.hpp>

#include "text/strings.h"

namespace patscope::stand_in {
namespace {

using Json = nlohmann::ordered_json;

std::string from_base64(std::string_view encoded) {
  std::string bytes(encoded.size(), '\0');
  const int length =
      EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                      reinterpret_cast<const unsigned char*>(encoded.data()), static_cast<int>(encoded.size()));
  if (length < 0) return {};
  const auto padding = encoded.ends_with("==") ? 2U : encoded.ends_with('=') ? 1U : 0U;
  bytes.resize(static_cast<std::size_t>(length) - padding);
  return bytes;
}

/// Any user name will do.
std::string secret_of(std::string_view authorization) {
  if (starts_with_ignoring_case(authorization, "Bearer ")) return std::string(authorization.substr(7));
  if (!starts_with_ignoring_case(authorization, "Basic ")) return {};
  const auto pair = from_base64(authorization.substr(6));
  const auto colon = pair.find(':');
  return colon == std::string::npos ? std::string() : pair.substr(colon + 1);
}

Json record_of(const Token& token) {
  Json record = {{"displayName", token.display_name},
                 {"authorizationId", token.authorization_id},
                 {"scope", token.scope},
                 {"validFrom", "2020-01-01T00:00:00Z"},
                 {"validTo", token.valid_to},
                 {"isValid", token.kind != TokenKind::expired},
                 {"token", nullptr}};
  record["targetAccounts"] =
      token.all_organizations ? Json(nullptr) : Json::array({"11111111-2222-3333-4444-555555555555"});
  return record;
}

}  // namespace

const Token* find_token(const std::vector<Token>& tokens, std::string_view authorization) {
  const auto secret = secret_of(authorization);
  for (const auto& token : tokens)
    if (!secret.empty() && token.secret == secret) return &token;
  return nullptr;
}

std::string list_page(const std::vector<Token>& tokens, std::string_view owner, std::size_t first, std::size_t size,
                      const std::string& items) {
  std::vector<const Token*> own;
  for (const auto& token : tokens)
    if (token.owner == owner && token.kind != TokenKind::entra) own.push_back(&token);
  Json page = Json::array();
  for (auto i = first; i < own.size() && i < first + size; ++i) page.push_back(record_of(*own[i]));
  const auto next = first + size < own.size() ? "page=" + std::to_string(first + size) : std::string();
  return Json{{"continuationToken", next}, {items, page}}.dump();
}

}  // namespace patscope::stand_in
