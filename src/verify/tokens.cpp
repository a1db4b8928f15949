#include "verify/tokens.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "text/strings.h"
#include "verify/answer.h"

namespace patscope::verify {
namespace {

using Json = nlohmann::json;

/// More pages than any person has tokens; a server that never ends its list is not followed for ever.
constexpr int most_pages = 100;

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

TokenRecord record_of(const Json& token) {
  TokenRecord record{.display_name = text_of(token, "displayName"),
                     .authorization_id = text_of(token, "authorizationId"),
                     .scope = text_of(token, "scope"),
                     .valid_to = text_of(token, "validTo")};
  if (const auto valid = token.find("isValid"); valid != token.end() && valid->is_boolean())
    record.is_valid = valid->get<bool>();
  // `targetAccounts: null` is every organization of the owner; a list names them.
  const auto accounts = token.find("targetAccounts");
  record.all_organizations = accounts != token.end() && (accounts->is_null() || accounts->empty());
  return record;
}

/// The service's errors are single words ("accessDenied"); whatever else it writes is not shown.
std::string shown_error(const std::string& error) {
  constexpr std::size_t longest = 48;
  const bool word = error.size() <= longest && std::all_of(error.begin(), error.end(), [](char c) {
                      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
                    });
  return word ? error : "an error that is none of its own";
}

bool is_wanted(const TokenRecord& record, const TokenName& wanted) {
  if (!wanted.authorization_id.empty()) return equals_ignoring_case(record.authorization_id, wanted.authorization_id);
  return record.display_name == wanted.display_name;
}

/// The two lists differ in their path and in the name of the array.
struct ListApi {
  std::string path;
  const char* items;
};

/// The records of one page that are meant, and the token of the next page.
struct Page {
  std::vector<TokenRecord> wanted;
  std::string continuation;
  std::string problem;  ///< why there is no page
};

Page read_page(const net::Answer& answer, const ListApi& api, const TokenName& wanted) {
  if (read(answer) != Reading::success) return {.wanted = {}, .continuation = {}, .problem = evidence(answer)};
  const auto list = Json::parse(answer.response.body, nullptr, false);
  if (!list.is_object()) return {.wanted = {}, .continuation = {}, .problem = "the answer is no JSON object"};
  if (const auto error = text_of(list, "patTokenError"); !error.empty() && error != "none")
    return {.wanted = {}, .continuation = {}, .problem = "the service refused: " + shown_error(error)};
  const auto items = list.find(api.items);
  if (items == list.end() || !items->is_array())
    return {.wanted = {}, .continuation = {}, .problem = "the answer holds no list of tokens"};
  Page page{.wanted = {}, .continuation = text_of(list, "continuationToken"), .problem = {}};
  for (const auto& token : *items)
    if (token.is_object())
      if (auto record = record_of(token); is_wanted(record, wanted)) page.wanted.push_back(std::move(record));
  return page;
}

/// Display names are not unique: a token that is valid goes before those that no longer are.
TokenSearch choose(std::vector<TokenRecord> records) {
  if (records.empty()) return {std::nullopt, "no token of that name is in the list"};
  const auto first_invalid =
      std::stable_partition(records.begin(), records.end(), [](const TokenRecord& record) { return record.is_valid; });
  if (first_invalid - records.begin() > 1)
    return {std::nullopt, "several valid tokens have that name: name one by its authorization id"};
  return {std::move(records.front()), {}};
}

TokenSearch search(net::Transport& transport, const Service& service, const net::Secret& authorization,
                   const ListApi& api, const TokenName& wanted) {
  std::vector<TokenRecord> found;
  std::string continuation;
  for (int number = 0; number < most_pages; ++number) {
    const auto path =
        continuation.empty() ? api.path : api.path + "&continuationToken=" + percent_encoded(continuation);
    auto page = read_page(
        transport.send({.url = url_of(service, "vssps", path), .headers = {}, .authorization = &authorization}), api,
        wanted);
    if (!page.problem.empty()) return {std::nullopt, std::move(page.problem)};
    for (auto& record : page.wanted) found.push_back(std::move(record));
    continuation = std::move(page.continuation);
    const bool is_found = !found.empty() && !wanted.authorization_id.empty();
    if (continuation.empty() || is_found) return choose(std::move(found));
  }
  return {std::nullopt, "the list of tokens does not end"};
}

}  // namespace

TokenSearch find_by_administration(net::Transport& transport, const Service& service, const net::Secret& authorization,
                                   std::string_view owner, const TokenName& wanted) {
  const ListApi api{
      fmt::format("_apis/tokenadmin/personalaccesstokens/{}?pageSize=100&isPublic=false&api-version=7.1-preview.1",
                  percent_encoded(owner)),
      "value"};
  return search(transport, service, authorization, api, wanted);
}

TokenSearch find_by_lifecycle(net::Transport& transport, const Service& service, const net::Secret& authorization,
                              const TokenName& wanted) {
  const ListApi api{"_apis/tokens/pats?displayFilterOption=active&$top=100&api-version=7.1-preview.1", "patTokens"};
  return search(transport, service, authorization, api, wanted);
}

Mint mint(const Service& service, std::string_view display_name, const std::vector<std::string>& scopes,
          std::string_view valid_to) {
  const Json body = {
      {"displayName", display_name}, {"scope", join(scopes, " ")}, {"validTo", valid_to}, {"allOrgs", false}};
  Mint result{.url = url_of(service, "vssps", "_apis/tokens/pats?api-version=7.1-preview.1"),
              .body = body.dump(2, ' ', false, Json::error_handler_t::replace)};
  // In single quotes nothing is special to a shell but the quote itself.
  result.command = fmt::format(
      "az rest --method post --resource 499b84ac-1321-427f-aa17-267ca6975798 \\\n  --url '{}' "
      "\\\n  --body '{}'",
      result.url, replace_all(body.dump(-1, ' ', false, Json::error_handler_t::replace), "'", "'\\''"));
  return result;
}

}  // namespace patscope::verify
