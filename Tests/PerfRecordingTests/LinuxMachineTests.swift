import Testing

@testable import PerfRecording

@Suite struct `A Linux machine` {
    private func machine(_ files: [String: String]) -> LinuxMachine {
        LinuxMachine(files: SystemFiles { files[$0] })
    }

    @Test func `without files tells nothing`() {
        let machine = machine([:])
        #expect(machine.cpuModel == nil)
        #expect(machine.physicalCPUs(of: 4) == nil)
        #expect(machine.physicalCPUs(of: nil) == nil)
        #expect(machine.memoryGiB == nil)
        #expect(machine.loadAverage == nil)
        #expect(machine.governor == nil)
        #expect(machine.availableCPUs(affinity: nil) == nil)
        #expect(machine.virtualization == nil)
    }

    @Test func `with files that make no sense tells nothing`() {
        let machine = machine([
            "/proc/cpuinfo": "model name\nmodel name\t: \n:\n",
            "/proc/meminfo": "MemTotal: many kB",
            "/proc/loadavg": "", "/proc/self/cgroup": "0::\n1:cpu\n\n2:cpu:/a",
            "/sys/fs/cgroup/cpu.max": "nan inf", "/sys/fs/cgroup/cpu/a/cpu.cfs_quota_us": "x",
            "/sys/fs/cgroup/cpu/cpu.cfs_quota_us": "5", "/sys/fs/cgroup/cpu/cpu.cfs_period_us": "0",
        ])
        #expect(machine.cpuModel == nil)
        #expect(machine.memoryGiB == nil)
        #expect(machine.loadAverage == nil)
        #expect(machine.availableCPUs(affinity: nil) == nil)
        #expect(machine.virtualization == "none")
    }

    @Test func `of x86 has its name, cores apart from threads, and memory`() {
        var files = [
            "/proc/cpuinfo": """
            processor\t: 0
            model\t\t: 85
            model name\t: Intel(R) Xeon(R) CPU @ 2.20GHz
            flags\t\t: fpu vme

            processor\t: 1
            model name\t: another
            """,
            "/proc/meminfo": "MemFree:  1 kB\nMemTotal:       16303128 kB\n",
            "/proc/loadavg": "0.52 0.58 0.59 1/389 12345\n",
            "/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor": "performance\n",
        ]
        for cpu in 0..<4 {
            files["/sys/devices/system/cpu/cpu\(cpu)/topology/core_cpus_list"] =
                "\(cpu % 2),\(cpu % 2 + 2)\n"
        }
        let machine = machine(files)
        #expect(machine.cpuModel == "Intel(R) Xeon(R) CPU @ 2.20GHz")
        #expect(machine.physicalCPUs(of: 4) == 2)
        #expect(machine.memoryGiB == 16)
        #expect(machine.loadAverage == 0.52)
        #expect(machine.governor == "performance")
        #expect(machine.virtualization == "none")
    }

    @Test func `counts cores by the older lists, and only those that are there`() {
        let machine = machine([
            "/sys/devices/system/cpu/cpu0/topology/thread_siblings_list": "0-1",
            "/sys/devices/system/cpu/cpu1/topology/thread_siblings_list": "0-1",
            "/sys/devices/system/cpu/cpu3/topology/thread_siblings_list": "3",
        ])
        #expect(machine.physicalCPUs(of: 4) == 2)
        #expect(machine.physicalCPUs(of: 0) == nil)
    }

    @Test(arguments: [
        (["/proc/cpuinfo": "processor : 0\nHardware\t: BCM2835\n"], "BCM2835"),
        (
            [
                "/proc/cpuinfo": "CPU implementer\t: 0x41\nCPU part\t: 0xd0c\n",
                "/proc/device-tree/model": "Raspberry Pi 4\0",
            ], "Raspberry Pi 4"
        ),
        (
            ["/proc/cpuinfo": "CPU implementer\t: 0x41\nCPU part\t: 0xd0c\n"],
            "ARM implementer 0x41 part 0xd0c"
        ),
        (["/proc/cpuinfo": "CPU implementer: 0x41\n"], "ARM implementer 0x41 part unknown"),
    ])
    func `of ARM has a name without a model name`(files: [String: String], name: String) {
        #expect(machine(files).cpuModel == name)
    }

    @Test(arguments: [("1", 1), ("500000", 1), ("1572863", 1), ("1572864", 2), ("2097152", 2)])
    func `has memory in whole GiB`(kibibytes: String, gibibytes: Int) {
        #expect(
            machine(["/proc/meminfo": "MemTotal: \(kibibytes) kB"]).memoryGiB == gibibytes)
    }

    private static let quotas: [([String: String], affinity: Int, available: Int)] = [
        ([:], 4, 4),
        (["/proc/self/cgroup": "0::/"], 4, 4),
        (["/proc/self/cgroup": "0::/", "/sys/fs/cgroup/cpu.max": "max 100000"], 4, 4),
        (["/proc/self/cgroup": "0::/", "/sys/fs/cgroup/cpu.max": "200000 100000"], 4, 2),
        (["/proc/self/cgroup": "0::/", "/sys/fs/cgroup/cpu.max": "150000 100000\n"], 4, 2),
        (["/proc/self/cgroup": "0::/", "/sys/fs/cgroup/cpu.max": "10000 100000"], 4, 1),
        (["/proc/self/cgroup": "0::/", "/sys/fs/cgroup/cpu.max": "800000 100000"], 1, 1),
        // A parent's quota, with a larger one below and none above.
        (
            [
                "/proc/self/cgroup": "0::/a/b/c\n", "/sys/fs/cgroup/a/b/c/cpu.max": "max 100000",
                "/sys/fs/cgroup/a/b/cpu.max": "700000 100000",
                "/sys/fs/cgroup/a/cpu.max": "300000 100000", "/sys/fs/cgroup/d/cpu.max": "1 100000",
            ], 8, 3
        ),
        // The group's path is the host's, what is mounted is the container's own group.
        (
            ["/proc/self/cgroup": "0::/docker/0a1b", "/sys/fs/cgroup/cpu.max": "200000 100000"],
            8, 2
        ),
        // Both layouts at once, the newer one in a folder of its own.
        (
            [
                "/proc/self/cgroup": "4:memory:/m\n3:cpu,cpuacct:/x\n1:cpuset:/\n0::/y",
                "/sys/fs/cgroup/unified/y/cpu.max": "600000 100000",
                "/sys/fs/cgroup/cpu/x/cpu.cfs_quota_us": "250000",
                "/sys/fs/cgroup/cpu/x/cpu.cfs_period_us": "100000",
            ], 8, 3
        ),
        (
            [
                "/proc/self/cgroup": "3:cpuacct,cpu:/x",
                "/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us": "400000\n",
                "/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us": "100000\n",
                "/sys/fs/cgroup/cpu,cpuacct/x/cpu.cfs_quota_us": "-1\n",
                "/sys/fs/cgroup/cpu,cpuacct/x/cpu.cfs_period_us": "100000\n",
            ], 8, 4
        ),
        (
            [
                "/proc/self/cgroup": "2:cpuset:/x", "/sys/fs/cgroup/cpu/cpu.cfs_quota_us": "100000",
                "/sys/fs/cgroup/cpu/cpu.cfs_period_us": "100000",
            ], 8, 8
        ),
    ]

    @Test(arguments: quotas)
    func `leaves so many CPUs`(files: [String: String], affinity: Int, available: Int) {
        #expect(machine(files).availableCPUs(affinity: affinity) == available)
    }

    private static let plain = ["/proc/cpuinfo": "flags : fpu"]
    private static let guest = ["/proc/cpuinfo": "flags : fpu hypervisor sse"]
    private static func board(_ maker: String, _ product: String) -> [String: String] {
        ["/sys/class/dmi/id/sys_vendor": maker, "/sys/class/dmi/id/product_name": product]
    }

    private static let virtual: [([String: String], String?)] = [
        (plain, "none"), (guest, "vm"),
        (["/.dockerenv": ""], "container (docker)"),
        (["/run/.containerenv": ""], "container (podman)"),
        (["/run/systemd/container": "lxc\n"], "container (lxc)"),
        (["/proc/1/cgroup": "1:cpu:/lxc/web"], "container (lxc)"),
        (["/proc/self/cgroup": "0::/kubepods/pod1"], "container (kubepods)"),
        (["/proc/mounts": "overlay / overlay rw 0 0\n"], "container (overlay)"),
        (["/proc/mounts": "/dev/vda / ext4 rw 0 0\noverlay /x overlay rw 0 0\n"], nil),
        (guest.merging(["/.dockerenv": ""]) { $1 }, "container (docker) in vm"),
        (guest.merging(board("QEMU", "Standard PC")) { $1 }, "vm (qemu)"),
        (guest.merging(board("Google", "Google Compute Engine")) { $1 }, "vm (google)"),
        (guest.merging(board("DigitalOcean", "Droplet")) { $1 }, "vm"),
        (plain.merging(board("QEMU", "KVM Virtual Machine")) { $1 }, "vm (kvm)"),
        (plain.merging(board("Amazon EC2", "m6g.large")) { $1 }, "vm (amazon)"),
        (plain.merging(board("Amazon EC2", "c7g.metal")) { $1 }, "none"),
        (plain.merging(board("Amazon EC2", "m7i.metal-24xl")) { $1 }, "none"),
        (plain.merging(board("Google", "Eve")) { $1 }, "none"),
        (plain.merging(board("Microsoft Corporation", "Surface Pro")) { $1 }, "none"),
        (plain.merging(board("Microsoft Corporation", "Virtual Machine")) { $1 }, "vm (hyper-v)"),
        (plain.merging(board("Dell Inc.", "PowerEdge")) { $1 }, "none"),
    ]

    @Test(arguments: virtual)
    func `says whether it is real`(files: [String: String], text: String?) {
        #expect(machine(files).virtualization == text)
    }
}
