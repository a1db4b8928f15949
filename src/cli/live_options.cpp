#include "cli/live_options.h"

#include <CLI/CLI.hpp>

namespace patscope::cli {
namespace {

constexpr int longest_life = 365;  ///< days; the service's own default limit

void add_service(CLI::App& app, LiveOptions& live) {
  app.add_option("--organization", live.organization, "The organization's name or URL [SYSTEM_COLLECTIONURI]")
      ->type_name("NAME");
  app.add_option("--server", live.server, "Azure DevOps Server: the URL of the collection")->type_name("URL");
}

void add_records(CLI::App& app, LiveOptions& live) {
  app.add_option("--admin-token-env", live.admin_token_env,
                 "Variable with a PAT that may read token records (vso.tokenadministration)")
      ->type_name("VARIABLE");
  app.add_option("--token-owner", live.token_owner, "Subject descriptor of the PAT's owner, for --admin-token-env")
      ->type_name("DESCRIPTOR");
  app.add_option("--entra-token-env", live.entra_token_env, "Variable with an Entra token of the PAT's owner")
      ->type_name("VARIABLE");
  app.add_option("--token-name", live.token_name, "The PAT's display name, to find its record")->type_name("NAME");
  app.add_option("--authorization-id", live.authorization_id, "The PAT's authorization id, to find its record")
      ->type_name("GUID");
}

}  // namespace

void add_live(CLI::App& app, LiveOptions& live) {
  app.add_option("--credential", live.credentials,
                 "Ask about this PAT only; the token is in the variable NAME, or NAME in upper case with _ for .; "
                 "repeatable")
      ->type_name("NAME")
      ->allow_extra_args(false);
  app.add_flag_callback(
      "--token-stdin", [&] { live.token_source = TokenSource::standard_input; },
      "Read the token from standard input instead");
  add_service(app, live);
  app.add_option("--project", live.project, "The project of probes that need one [SYSTEM_TEAMPROJECT]")
      ->type_name("NAME");
  add_records(app, live);
  app.add_option("--expiry-days", live.expiry_days, "Tell of PATs that expire within so many days")
      ->type_name("DAYS")
      ->check(CLI::Range(0, longest_life))
      ->capture_default_str();
  app.add_flag_callback(
      "--probe-writes", [&] { live.probe_writes = ProbeWrites::yes; },
      "Experimental: prove write scopes by requests that cannot take effect; wants --organization");
  app.add_flag_callback(
         "--allow-http-loopback", [&] { live.http_loopback = HttpLoopback::allowed; }, "For tests")
      ->group("");
}

void add_live_check(CLI::App& app, LiveOptions& live) {
  auto* flag = app.add_flag_callback(
      "--live", [&] { live.live = Live::yes; }, "Ask Azure DevOps what the PATs really allow");
  auto* group = app.add_option_group("With --live");
  add_live(*group, live);
  for (auto* option : group->get_options()) option->needs(flag);
}

void add_mint(CLI::App& app, MintOptions& mint, LiveOptions& live) {
  app.add_option("--credential", mint.credential, "The PAT to create: the variable that the pipeline maps")
      ->type_name("NAME")
      ->required();
  add_service(app, live);
  app.add_option("--token-name", live.token_name, "Display name [the variable]")->type_name("NAME");
  app.add_option("--days", mint.days, "How long it is to live")
      ->type_name("DAYS")
      ->check(CLI::Range(1, longest_life))
      ->capture_default_str();
}

}  // namespace patscope::cli
