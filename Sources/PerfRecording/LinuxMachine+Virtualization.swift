extension LinuxMachine {
    /// `container (docker)`, `vm (kvm)`, `container (docker) in vm`, or `none`; nil where neither
    /// the CPU nor the firmware tells anything.
    var virtualization: String? {
        let parts = [container.map { "container (\($0))" }, virtualMachine].compactMap(\.self)
        if !parts.isEmpty { return parts.joined(separator: " in ") }
        return processors == nil ? nil : "none"
    }

    private var container: String? {
        if let name = files.line("/run/systemd/container") { return name }
        if files.read("/run/.containerenv") != nil { return "podman" }
        if files.read("/.dockerenv") != nil { return "docker" }
        let groups = (files.read("/proc/1/cgroup") ?? "") + (files.read("/proc/self/cgroup") ?? "")
        for name in ["docker", "kubepods", "lxc", "containerd"] where groups.contains(name) {
            return name
        }
        if files.read("/proc/mounts")?.hasPrefix("overlay / ") ?? false { return "overlay" }
        return nil
    }

    /// A machine that the CPU's flag or the firmware's maker says is virtual.
    ///
    /// Only x86 has the flag. Some makers build real machines too (Amazon's `.metal`, Google's
    /// Chromebooks, Microsoft's Surface): theirs need the flag or the product's name.
    private var virtualMachine: String? {
        let maker = files.line("/sys/class/dmi/id/sys_vendor") ?? ""
        let product = files.line("/sys/class/dmi/id/product_name") ?? ""
        let known = Self.hypervisors.first { "\(maker) \(product)".contains($0.mark) }
        let isCertain = known.map { product.contains($0.product) && !product.contains(".metal") }
        let hasFlag = cpuInfo("flags").map { words(of: $0).contains("hypervisor") } ?? false
        guard hasFlag || isCertain ?? false else { return nil }
        return known.map { "vm (\($0.name))" } ?? "vm"
    }

    /// What the firmware's texts contain, the name it stands for, and what the product must contain
    /// to be virtual without the flag; the first that fits counts.
    private static let hypervisors: [(mark: String, name: String, product: String)] = [
        ("Amazon EC2", "amazon", ""), ("Google", "google", "Compute Engine"),
        ("KVM", "kvm", ""), ("Microsoft", "hyper-v", "Virtual Machine"), ("QEMU", "qemu", ""),
        ("VMware", "vmware", ""), ("VirtualBox", "virtualbox", ""), ("Xen", "xen", ""),
    ]
}
