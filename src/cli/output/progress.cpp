#include "cli/output/progress.h"

#include <fmt/format.h>

#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <thread>

#include "cli/output/terminal.h"
#include "rest/token_shape.h"

namespace patscope::cli {

/// Looks ten times a second at what is to be said.
class Progress::Ticker {
 public:
  explicit Ticker(ProgressDisplay display)
      : display_(std::move(display)), line_(display_.now(), display_.columns), thread_([this] { run(); }) {}

  ~Ticker() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
    write(line_.erase());
  }

  Ticker(const Ticker&) = delete;
  Ticker& operator=(const Ticker&) = delete;

  void say(std::string text) {
    const std::lock_guard lock(mutex_);
    text_ = std::move(text);
  }

 private:
  void run() {
    std::unique_lock lock(mutex_);
    while (!wake_.wait_for(lock, std::chrono::milliseconds(100), [this] { return stopping_; }))
      write(line_.show(text_, display_.now()));
  }

  void write(const std::string& bytes) {
    if (!bytes.empty()) display_.write(bytes);
  }

  ProgressDisplay display_;
  ProgressLine line_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::string text_;
  bool stopping_ = false;
  std::thread thread_;
};

std::optional<ProgressDisplay> standard_progress() {
  const auto stream = standard_error();
  if (!obeys_escapes(stream, net::process_environment())) return std::nullopt;
  const auto write = [](const std::string& bytes) {
    std::fwrite(bytes.data(), 1, bytes.size(), stderr);
    std::fflush(stderr);
  };
  return ProgressDisplay{.write = write, .now = std::chrono::steady_clock::now, .columns = stream.columns};
}

Progress::Progress(std::optional<ProgressDisplay> display) {
  if (display) ticker_ = std::make_unique<Ticker>(std::move(*display));
}

Progress::~Progress() = default;

void Progress::step(std::size_t number, std::size_t of, std::string_view what) {
  say(fmt::format("{} of {}: {}", number, of, what));
}

void Progress::say(std::string text) {
  if (ticker_) ticker_->say(mask_tokens(text));
}

}  // namespace patscope::cli
