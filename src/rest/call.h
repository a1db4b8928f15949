#pragma once

#include <string>
#include <vector>

#include "rest/credential.h"
#include "rest/text.h"
#include "text/sources.h"

namespace patscope {

/// Whether a step runs in every run of the pipeline that can be told apart from here.
enum class Reach { always, maybe };

/// One request that the pipeline sends to Azure DevOps, or may send: a call site with one credential.
struct RestCall {
  /// Upper case ("GET"); empty when only the run knows it. Git and packages are what they are on the wire:
  /// GET .../_git/{}/info/refs, POST .../git-receive-pack, PUT .../_packaging/....
  std::string method;
  /// Empty when nothing is known of it; then `unresolved` says why.
  Text url;
  Credential credential;
  /// Where the request command starts.
  Span place;
  /// How the run gets there, outermost first: pipeline, templates, step, script files, call sites.
  std::vector<Span> via;
  /// How the request is made: "curl", "irm", "az-repos", "git-push", "python-requests".
  std::string idiom;
  /// Set when the idiom names the operation itself ("build/Builds_List"): SDK methods, az commands.
  std::string operation;
  /// Why the request cannot be known; empty when it can.
  std::string unresolved;
  Reach reach = Reach::always;
};

enum class Sent {
  surely,
  perhaps,  ///< several credentials or hosts meet in this request, and not every pair of them may be sent
};

/// A request that leads to somebody else, and a secret that it carries: no matter where in it.
struct ForeignRequest {
  std::string method;  ///< upper case; empty when only the run knows it
  std::string host;    ///< as `foreign_host` gives it
  Credential credential;
  Span place;
  std::vector<Span> via;
  Sent sent = Sent::surely;
};

/// A region, file or template that could not be read or followed. Never an error; never silent.
struct Coverage {
  Span place;
  std::string reason;

  friend bool operator==(const Coverage&, const Coverage&) = default;
};

}  // namespace patscope
