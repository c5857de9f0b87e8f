export function schemaOf(server: string): Promise<string>
