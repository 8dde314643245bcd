// The options of docker/cli 29 (cli/command/container, hidden ones included), and what podman and nerdctl add.
enum DockerOptions {
  /// In front of the subcommand.
  static let global = OptionTable(
    .pflag,
    values: "config context|c host|H log-level|l tlscacert tlscert tlskey connection identity url root runroot "
      + "storage-driver storage-opt namespace|n address|a cgroup-manager conmon events-backend hooks-dir network-cmd-path "
      + "runtime runtime-flag tmpdir volumepath module imagestore out ssh",
    flags: "debug|D tls tlsverify version|v remote|r syslog")

  /// `run` and `create` of docker.
  static let run = OptionTable(
    .pflag,
    values: "add-host annotation attach|a blkio-weight blkio-weight-device cap-add cap-drop cgroup-parent cgroupns "
      + "cidfile cpu-count cpu-percent cpu-period cpu-quota cpu-rt-period cpu-rt-runtime cpu-shares|c cpus cpuset-cpus "
      + "cpuset-mems detach-keys device device-cgroup-rule device-read-bps device-read-iops device-write-bps "
      + "device-write-iops dns dns-opt dns-option dns-search domainname entrypoint env|e env-file expose gpus "
      + "group-add health-cmd health-interval health-retries health-start-interval health-start-period "
      + "health-timeout hostname|h io-maxbandwidth io-maxiops ip ip6 ipc isolation kernel-memory label|l label-file "
      + "link link-local-ip log-driver log-opt mac-address memory|m memory-reservation memory-swap memory-swappiness "
      + "mount name net net-alias network network-alias oom-score-adj pid pids-limit platform publish|p pull restart "
      + "runtime security-opt shm-size stop-signal stop-timeout storage-opt sysctl tmpfs ulimit user|u userns uts "
      + "volume|v volume-driver volumes-from workdir|w",
    flags: "detach|d disable-content-trust help init interactive|i no-healthcheck oom-kill-disable privileged "
      + "publish-all|P quiet|q read-only rm sig-proxy tty|t use-api-socket"
  ).strict

  /// `run` and `create` of podman and nerdctl, which have all of docker's and more.
  static let runElsewhere = run.adding(
    values: "arch authfile cgroup-conf chrootdirs conmon-pidfile decryption-key env-merge gidmap group-entry "
      + "health-log-destination health-max-log-count health-on-failure hostuser image-volume init-path os "
      + "passwd-entry personality pidfile pod pod-id-file preserve-fd preserve-fds requires retry retry-delay rootfs "
      + "sdnotify seccomp-policy secret shm-size-systemd subgidname subuidname systemd timeout tz uidmap umask "
      + "unsetenv variant",
    flags: "env-host http-proxy unsetenv-all replace"
  ).lenient

  /// `exec` of docker.
  static let exec = OptionTable(
    .pflag, values: "detach-keys env|e env-file user|u workdir|w", flags: "detach|d help interactive|i privileged tty|t"
  ).strict

  /// `exec` of podman and nerdctl.
  static let execElsewhere = exec.adding(values: "preserve-fd preserve-fds", flags: "latest|l").lenient

  /// `build` and `buildx build`.
  static let build = OptionTable(
    .pflag,
    values: "add-host allow annotation attest build-arg build-context builder cache-from cache-to call cgroup-parent "
      + "cpu-period cpu-quota cpu-shares|c cpuset-cpus cpuset-mems file|f iidfile isolation label memory|m "
      + "memory-swap metadata-file network no-cache-filter output|o platform progress provenance sbom secret "
      + "security-opt shm-size ssh tag|t target ulimit authfile build-arg-file env format ignorefile jobs layer-label "
      + "manifest volume|v",
    flags: "check compress debug|D disable-content-trust force-rm load no-cache pull push quiet|q rm squash")

  /// `compose run` and `compose exec`.
  static let compose = OptionTable(
    .pflag,
    values: "cap-add cap-drop entrypoint env|e env-from-file label|l name publish|p pull user|u volume|v workdir|w "
      + "index",
    flags: "build detach|d interactive|i no-deps no-tty|T quiet quiet-build quiet-pull|q remove-orphans rm "
      + "service-ports|P use-aliases privileged")

  /// Between `compose` and its subcommand.
  static let composeGlobal = OptionTable(
    .pflag, values: "ansi env-file file|f parallel profile progress project-directory project-name|p")
}
