// OperationalText
