#include "cli/options/live_options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "cli/options/sections.h"

namespace patscope::cli {
namespace {

constexpr int longest_life = 365;  ///< days; the service's own default limit

void add_word(CLI::App& app, const char* name, std::string& word, const char* type, const char* help) {
  app.add_option(name, word, help)->type_name(type)->group(section::service);
}

CLI::Option* add_days(CLI::App& app, const char* name, int& days, int least, const char* help) {
  return app.add_option(name, days, fmt::format("{} [{}]", help, days))
      ->type_name("DAYS")
      ->check(CLI::Range(least, longest_life));
}

void add_service(CLI::App& app, LiveOptions& live) {
  add_word(app, "--organization", live.organization, "NAME", "The organization's name or URL [SYSTEM_COLLECTIONURI]");
  add_word(app, "--server", live.server, "URL", "Azure DevOps Server: the URL of the collection");
}

void add_records(CLI::App& app, LiveOptions& live) {
  add_word(app, "--admin-token-env", live.admin_token_env, "VARIABLE",
           "Environment variable with a PAT that may read token records (vso.tokenadministration)");
  add_word(app, "--token-owner", live.token_owner, "DESCRIPTOR",
           "Subject descriptor of the PAT's owner, for --admin-token-env");
  add_word(app, "--entra-token-env", live.entra_token_env, "VARIABLE",
           "Environment variable with an Entra token of the PAT's owner");
  add_word(app, "--token-name", live.token_name, "NAME", "The PAT's display name, to find its record");
  add_word(app, "--authorization-id", live.authorization_id, "GUID", "The PAT's authorization id, to find its record");
}

}  // namespace

void add_live(CLI::App& app, LiveOptions& live) {
  app.add_option("--credential", live.credentials,
                 "Only the PAT in this variable of the pipeline; its token is in the environment variable of that "
                 "name, or of the name in upper case with _ for .; repeatable")
      ->type_name("NAME")
      ->allow_extra_args(false)
      ->group(section::service);
  app.add_flag_callback(
         "--token-stdin", [&] { live.token_source = TokenSource::standard_input; },
         "Read the token from standard input instead")
      ->group(section::service);
  add_service(app, live);
  add_word(app, "--project", live.project, "NAME", "The project of probes that need one [SYSTEM_TEAMPROJECT]");
  add_records(app, live);
  add_days(app, "--expiry-days", live.expiry_days, 0, "Tell of PATs that expire within so many days")
      ->group(section::service);
  app.add_flag_callback(
         "--probe-writes", [&] { live.probe_writes = ProbeWrites::yes; },
         "Experimental: prove write scopes by requests that cannot take effect; wants --organization")
      ->group(section::service);
  app.add_flag_callback(
         "--allow-http-loopback", [&] { live.http_loopback = HttpLoopback::allowed; }, "For tests")
      ->group("");
}

void add_live_check(CLI::App& app, LiveOptions& live) {
  auto* flag = app.add_flag_callback(
                      "--live", [&] { live.live = Live::yes; },
                      "Ask Azure DevOps what the PATs really allow; the options below go with it")
                   ->group(section::service);
  add_live(app, live);
  for (auto* option : app.get_options([](const CLI::Option* each) { return each->get_group() == section::service; }))
    if (option != flag) option->needs(flag);
}

void add_mint(CLI::App& app, MintOptions& mint, LiveOptions& live) {
  app.add_option("--credential", mint.credential, "The variable of the pipeline that is to hold it; required")
      ->type_name("NAME")
      ->required()
      ->group(section::new_pat);
  app.add_option("--token-name", live.token_name, "Display name [the variable]")
      ->type_name("NAME")
      ->group(section::new_pat);
  add_days(app, "--days", mint.days, 1, "How many days it is to live")->group(section::new_pat);
  add_service(app, live);
}

}  // namespace patscope::cli
