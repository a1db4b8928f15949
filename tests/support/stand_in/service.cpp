#include "support/stand_in/service.h"

#include <charconv>

#include "rest/url.h"
#include "support/stand_in/locations.h"
#include "support/stand_in/replies.h"
#include "text/strings.h"

namespace patscope::stand_in {
namespace {

constexpr std::string_view own_id = "42424242-0000-0000-0000-000000000042";
constexpr std::string_view nobodys_id = "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa";

std::string connection_data(std::string_view user_id) {
  return R"({"authenticatedUser":{"id":")" + std::string(user_id) + R"("},"locationServiceData":{}})";
}

/// Requests about one thing name it by an id that nothing has.
bool names_nothing(std::string_view target) {
  return target.find("00000000-0000-0000-0000-000000000000") != std::string_view::npos ||
         target.find("2147483647") != std::string_view::npos;
}

std::size_t first_of_page(std::string_view target) {
  constexpr std::string_view key = "continuationToken=page%3D";
  const auto found = target.find(key);
  std::size_t first = 0;
  if (found != std::string_view::npos)
    std::from_chars(target.data() + found + key.size(), target.data() + target.size(), first);
  return first;
}

/// The segment behind "personalaccesstokens".
std::string_view owner_in(std::string_view target) {
  constexpr std::string_view key = "personalaccesstokens/";
  const auto found = target.find(key);
  if (found == std::string_view::npos) return {};
  return target.substr(found + key.size(), target.find('?', found) - found - key.size());
}

bool allows(const catalog::ScopeRule& rule, const Token& token, const catalog::ScopeTable& scopes) {
  const bool entra = token.kind == TokenKind::entra;
  if (rule.kind == catalog::RuleKind::entra_only) return entra;
  if (entra || token.scope == catalog::full_access) return true;
  if (rule.kind == catalog::RuleKind::any_pat || rule.kind == catalog::RuleKind::no_pat) return true;
  for (const auto word : split_words(token.scope))
    if (const auto held = scopes.find(word))
      for (const auto needed : rule.any_of)
        if (scopes.closure(*held).contains(needed)) return true;
  return false;
}

/// The segment behind "_apis".
std::string_view area_in(std::string_view target) {
  constexpr std::string_view key = "/_apis/";
  const auto found = target.find(key);
  if (found == std::string_view::npos) return {};
  const auto area = target.substr(found + key.size());
  return area.substr(0, area.find_first_of("/?"));
}

/// An unknown caller: browsers are sent to sign in, everything else is refused.
Reply answer_unknown(const Received& request, SignIn sign_in) {
  if (request.suppresses_sign_in) return authenticate();
  if (request.method != "GET" && request.method != "POST") return not_authorized();
  return sign_in == SignIn::page ? sign_in_page() : sign_in_redirect();
}

}  // namespace

std::vector<std::string> Service::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

bool Service::note_and_throttle(const Received& request) {
  const std::lock_guard lock(mutex_);
  requests_.push_back((request.authorization.empty() ? "anonymous " : "") + request.method + " " + request.target);
  return answered_++ < settings_.throttled;
}

Reply Service::answer(const Received& request) {
  if (note_and_throttle(request)) return throttled();
  if (!starts_with_ignoring_case(request.target, "/" + settings_.organization + "/")) return not_found();
  const auto* token = find_token(settings_.tokens, request.authorization);
  if (token != nullptr) return answer_known(request, *token);
  if (settings_.is_public && request.method == "GET") return ok_for(nobodys_id, connection_data(nobodys_id));
  return answer_unknown(request, settings_.sign_in);
}

Reply Service::answer_known(const Received& request, const Token& token) const {
  if (token.kind == TokenKind::expired) return expired();
  if (token.kind == TokenKind::blocked) return conditional_access();
  if (token.kind == TokenKind::of_another_organization) return not_authorized();
  if (request.method == "OPTIONS") return ok(locations_of(area_in(request.target)));
  const auto url = UrlPattern::parse(Text("https://dev.azure.com" + request.target));
  if (!url) return not_found();
  const auto match = catalog_.match(request.method, *url);
  if (match.operations.empty()) return not_found();
  for (const auto* operation : match.operations)
    if (allows(operation->rule, token, catalog_.scopes())) return perform(request, token);
  return not_authorized();
}

Reply Service::perform(const Received& request, const Token& token) const {
  if (request.target.find("/_apis/connectionData") != std::string::npos) return ok_for(own_id, connection_data(own_id));
  if (token.kind == TokenKind::without_permission) return permission_missing();
  const auto first = first_of_page(request.target);
  if (request.target.find("/_apis/tokenadmin/") != std::string::npos)
    return ok(list_page(settings_.tokens, owner_in(request.target), first, settings_.page_size, "value"));
  if (request.target.find("/_apis/tokens/pats") != std::string::npos)
    return ok(list_page(settings_.tokens, token.owner, first, settings_.page_size, "patTokens"));
  if (names_nothing(request.target) && !settings_.writes_take_effect) return not_found();
  if (request.method != "GET" && !settings_.writes_take_effect) return bad_request();
  return ok_for(own_id, R"({"count":0,"value":[]})");
}

}  // namespace patscope::stand_in
