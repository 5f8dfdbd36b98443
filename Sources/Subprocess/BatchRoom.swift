import CSystem

/// What there is only so much of in a batch, beside the bytes of its message.
struct BatchRoom {
    private var copies = Int(CSYSTEM_COPIES_CAPACITY)
    private var captures = 1

    /// Takes what a program needs; false where there is no more of it.
    mutating func take(_ setting: LaunchSetting) -> Bool {
        copies -= Self.copies(setting)
        captures -= setting.capturesOutput ? 1 : 0
        return copies >= 0 && captures >= 0
    }

    /// How many copies the board holds of a program: none where it is alone.
    static func copies(_ setting: LaunchSetting) -> Int { setting.copies > 1 ? setting.copies : 0 }
}
