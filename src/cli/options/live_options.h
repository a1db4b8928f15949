#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace patscope::cli {

enum class Live { no, yes };
enum class TokenSource { environment, standard_input };
enum class ProbeWrites { no, yes };
enum class HttpLoopback { refused, allowed };

/// Whom to ask about PATs, and as whom. No token is ever an option: options name the variables that hold them.
struct LiveOptions {
  Live live = Live::no;
  std::vector<std::string> credentials;  ///< --credential; empty: every PAT of the pipelines
  std::string organization;              ///< name or URL; empty: the run's own
  std::string project;                   ///< for probes; empty: the run's own
  std::string server;                    ///< URL of a collection on premises
  std::string admin_token_env;
  std::string entra_token_env;
  std::string token_owner;  ///< subject descriptor
  std::string token_name;
  std::string authorization_id;
  TokenSource token_source = TokenSource::environment;
  int expiry_days = 14;
  ProbeWrites probe_writes = ProbeWrites::no;
  HttpLoopback http_loopback = HttpLoopback::refused;  ///< for tests
};

struct MintOptions {
  std::string credential;
  int days = 30;
};

/// `--live` and all that goes with it.
void add_live_check(CLI::App& app, LiveOptions& live);
/// The same for `verify`, which is always live.
void add_live(CLI::App& app, LiveOptions& live);
void add_mint(CLI::App& app, MintOptions& mint, LiveOptions& live);

}  // namespace patscope::cli
