// The options of slurm 26.05 and 22.05 (src/common/slurm_opt.c).
enum SlurmOptions {
  private static let common = OptionTable(
    .gnu,
    values: "account|A acctg-freq autocomplete bb bbf begin|b chdir|D cluster cluster-constraint clusters|M comment "
      + "constraint|C container container-id context core-spec|S cores-per-socket cpu-freq cpus-per-gpu "
      + "cpus-per-task|c deadline delay-boot dependency|d distribution|m exclude|x extra extra-node-info|B gpu-bind "
      + "gpu-freq gpus-per-node gpus-per-socket gpus-per-task gpus|G gres gres-flags hint job-name|J licenses|L "
      + "mail-type mail-user mcs-label mem mem-bind mem-per-cpu mem-per-gpu mem-update mincpus network nodefile|F "
      + "nodelist|w nodes|N ntasks-per-core ntasks-per-gpu ntasks-per-node ntasks-per-socket ntasks-per-tres ntasks|n "
      + "partition|p power prefer priority profile qos|q reservation resources runtime segment signal "
      + "container-image container-mounts container-workdir container-name container-save container-env "
      + "sockets-per-node switches tasks-per-node thread-spec threads-per-core time-min time|t tmp tres-bind "
      + "tres-per-task uid gid wckey",
    flags: "consolidate-segments contiguous help|h hold|H overcommit|O oversubscribe|share|s quiet|Q reboot spread-job "
      + "spread-segments stepmgr usage use-min-nodes verbose|v version|V",
    glued: "exclusive get-user-env nice no-kill|k oom-kill-step resv-ports")

  static let sbatch = common.adding(
    values: "array|a batch error|e export export-file input|i kill-on-invalid-dep open-mode output|o "
      + "wait-all-nodes wrap",
    flags: "external ignore-pbs no-requeue parsable test-only wait|W", glued: "propagate requeue")

  static let srun = common.adding(
    values: "accel-bind bcast-exclude cpu-bind cpu_bind epilog error|e export het-group ignore-signals input|i jobid "
      + "mpi msg-timeout open-mode output|o pack-group prolog relative|r slurmd-debug task-epilog task-prolog threads|T "
      + "treewidth wait|W",
    flags: "async debugger-test disable-status|X exact interactive label|l multi-prog no-allocate|Z parsable "
      + "preserve-env|E quit-on-interrupt test-only unbuffered|u wait-for-children whole",
    glued: "bcast compress external-launcher immediate|I kill-on-bad-exit|K overlap propagate pty send-libs x11")

  static let salloc = common.adding(
    values: "wait-all-nodes", flags: "bell no-bell no-shell", glued: "immediate|I kill-command|K x11")
}
