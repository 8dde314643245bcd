/// Programs of every system that do not read a job's configuration: they are commands of a script, yet no process that
/// anyone configures.
enum NoiseCommands {
  static let names: Set<String> = [
    // Files and folders.
    "ls", "ll", "dir", "stat", "file", "find", "locate", "du", "df", "mount", "umount", "tar", "gzip", "gunzip", "zip",
    "unzip", "xz", "bzip2", "zstd", "pigz", "rsync", "scp", "sftp", "dd", "split", "csplit", "truncate", "shred",
    "chgrp",
    "setfacl", "getfacl", "mkfifo", "tree", "which", "whereis", "readelf", "strings", "md5sum", "sha1sum", "sha256sum",
    "sha512sum", "cksum", "diff", "cmp", "comm", "join", "patch", "rename", "basename", "inotifywait", "fallocate",
    "lsof",
    // Text.
    "less", "more", "nl", "fold", "fmt", "pr", "column", "expand", "unexpand", "od", "xxd", "hexdump", "iconv", "jq",
    "yq",
    "base64", "shuf", "numfmt", "factor", "bc", "dc", "yes", "cal", "figlet", "toilet", "tput", "clear", "reset",
    "stty",
    "tty", "rev", "ed", "ex", "vi", "vim", "nano", "perl", "unix2dos",
    // The machine and its load.
    "nvidia-smi", "rocm-smi", "lspci", "lscpu", "lsblk", "free", "top", "htop", "ps", "pgrep", "pkill", "killall",
    "uptime",
    "vmstat", "iostat", "dmesg", "ip", "ifconfig", "netstat", "ss", "ping", "nc", "lsb_release", "arch", "getconf",
    "groups",
    "who", "last", "logname", "users", "tset", "sysctl", "modprobe", "ldconfig", "ldd", "nvcc", "gcc", "g++", "cmake",
    // Fetching and packages.
    "curl", "wget", "aria2c", "apt", "apt-get", "apt-key", "apt-cache", "dpkg", "yum", "dnf", "rpm", "apk", "pacman",
    "brew",
    "snap", "add-apt-repository", "update-alternatives", "gpg", "openssl", "ssh-keygen", "ssh-add", "ssh-keyscan",
    "useradd", "usermod", "groupadd", "adduser", "addgroup", "chpasswd", "passwd", "locale-gen",
    "update-ca-certificates",
    // Schedulers' own questions.
    "scontrol", "squeue", "sinfo", "sacct", "scancel", "sstat", "sattach", "sbcast", "qstat", "qdel", "qhold", "bjobs",
    "bkill", "bqueues",
    // Time.
    "date", "sleep", "usleep", "cron", "crontab", "at", "logger", "wall", "mail", "sendmail", "systemctl", "service",
  ]
}
