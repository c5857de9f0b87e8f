export interface paths {
    "/api/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, in which organization, and what that allows */
        get: operations["GetAccount"];
        put?: never;
        post?: never;
        /** Delete the own account for good; not while it is the last owner of an organization */
        delete: operations["DeleteAccount"];
        options?: never;
        head?: never;
        /** Change the name that others see */
        patch: operations["ChangeAccount"];
        trace?: never;
    };
    "/api/account/organization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let this session work on another organization */
        post: operations["SwitchOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the password; every other session ends */
        post: operations["ChangePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/password/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a mail with a link that sets a new password; the answer is the same whoever asks */
        post: operations["ForgotPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/password/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a new password by a link, once; every session of the account ends */
        post: operations["ResetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/providers/company/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sends the browser to the company's sign-in, and back to return_to with a session */
        get: operations["SignInByCompany"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The account's sessions, the one used last first */
        get: operations["ListSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a session of the account; it is refused from then on */
        delete: operations["EndSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How people get in here; open to everybody */
        get: operations["GetSetup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin a session, whose cookie comes with the answer; a 401 with two_factor asks for a code too */
        post: operations["SignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End this session; without one nothing happens */
        post: operations["SignOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/sign-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an account, and sign in with it: the first one with the setup code, others as invited; where sign-up is open, a mail goes on (202) */
        post: operations["SignUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/sign-up/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the account that the mail's link stands for, and sign in with it */
        post: operations["ConfirmSignUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/two-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new secret for an authenticator app; nothing changes before it is confirmed */
        post: operations["BeginTwoFactor"];
        /** Turn two-factor sign-in off */
        delete: operations["EndTwoFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/two-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turn two-factor sign-in on, by a code that the app shows */
        post: operations["ConfirmTwoFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Commands of the organization's members, refused ones too, the newest first; the next page is in the Link header */
        get: operations["ListAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as JSON lines, the oldest first, without an end of pages */
        get: operations["ExportAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deliveries, newest first */
        get: operations["ListDeliveries"];
        put?: never;
        /** Opens a Delivery by hand */
        post: operations["CreateDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One Delivery with all that belongs to it */
        get: operations["GetDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes settings; owners also repair */
        patch: operations["PatchDelivery"];
        trace?: never;
    };
    "/api/deliveries/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a succeeded phase go on */
        post: operations["ApproveDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops what runs */
        post: operations["CancelDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends it for good */
        post: operations["CloseDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{id}/collect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Attaches an interactive session of the agent on this machine */
        post: operations["CollectSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The audit, oldest first */
        get: operations["DeliveryEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{id}/generate-plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Starts the plan phase */
        post: operations["GeneratePlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Writes a new version of the plan */
        put: operations["EditPlan"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{id}/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All versions of the plan */
        get: operations["DeliveryPlans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends it back with a reason */
        post: operations["RejectDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries a failed or blocked phase again */
        post: operations["RetryDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Starts the pending agent phase */
        post: operations["RunDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{id}/run-implement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Starts the implement phase */
        post: operations["RunImplement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{id}/run-review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Starts the review phase */
        post: operations["RunReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{id}/runs/{run}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a run changed, as a unified diff */
        get: operations["RunDiff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{id}/runs/{run}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of a run's events, forward or backward, each with its sequence */
        get: operations["GetEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{id}/runs/{run}/events/{sequence}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One event, whole */
        get: operations["GetEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{id}/runs/{run}/html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The run as one HTML file that needs nothing else */
        get: operations["GetRunAsHtml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{id}/runs/{run}/output": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings a part of the lines that an imported run printed (application/x-ndjson) */
        post: operations["ImportOutput"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{id}/runs/{run}/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Agents, totals and places of interest of a run */
        get: operations["GetRunOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{id}/runs/{run}/raw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the agent printed, as NDJSON */
        get: operations["GetRawOutput"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{id}/runs/{run}/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a text stands in a run's events, a part of the run at a time */
        get: operations["SearchRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{id}/runs/{run}/stream_log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All events of a run, with its times and agents */
        get: operations["GetStreamLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{id}/runs/{run}/transcript": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The conversation of a run, agent by agent */
        get: operations["GetTranscript"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{id}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The running execution's events as they come; resumes with Last-Event-ID, ends with 'done' */
        get: operations["StreamRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deliveries without their history, filtered, sorted, page by page: for boards and tables */
        get: operations["ListCards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many Deliveries stand in which phase and status */
        get: operations["CountDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a Delivery over from another server, with its past */
        post: operations["ImportDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** JSON Schema of the creation body */
        get: operations["DeliverySchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a sample repository and a Delivery for it, whose work the simulated agent plays */
        post: operations["StartDemo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Server-sent events: everything that a screen shows live, from now on or from Last-Event-ID */
        get: operations["StreamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/executions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Agent runs, newest first; ?state= queued, running or finished, ?worker= by its id. */
        get: operations["ListExecutions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/executions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One agent run, and all that it waited for. */
        get: operations["GetExecution"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Gives a queued run another priority; its Delivery keeps its own. */
        patch: operations["MoveExecution"];
        trace?: never;
    };
    "/api/insights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lead time by who or what it was spent on, throughput, rejects and failures, cost, and use of workers */
        get: operations["GetInsights"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invitations that were not used yet, the newest first */
        get: operations["ListInvitations"];
        put?: never;
        /** Invite one person; the link is shown once */
        post: operations["Invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraw an invitation that was not used yet */
        delete: operations["WithdrawInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Become a member by an invitation, with the account that is signed in; the session works on that organization then */
        post: operations["AcceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The own API keys, owners: all of the organization; the newest first, the next page in the Link header */
        get: operations["ListKeys"];
        put?: never;
        /** Make an API key; it is shown once, and acts for its maker in this organization */
        post: operations["MakeKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an API key, the own or, for owners, anybody's: it is refused from then on, and its streams end */
        delete: operations["RevokeKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The members of the organization; the next page is named in a Link header */
        get: operations["ListMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a member (owners), or leave (everybody); the last owner stays */
        delete: operations["RemoveMember"];
        options?: never;
        head?: never;
        /** Change a member's role; the last owner stays owner */
        patch: operations["ChangeMember"];
        trace?: never;
    };
    "/api/members/{account}/reset-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Where no mail goes out: a link, good once, by which the member sets a new password */
        post: operations["MakeResetLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/parked/{database}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages that no retry could bring through */
        get: operations["ListParked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/parked/{database}/{id}/redrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a message again */
        post: operations["RedriveParked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organizations that the account is a member of, and as what */
        get: operations["ListOrganizations"];
        put?: never;
        /** Make an organization; its maker is its owner, and the session works on it then */
        post: operations["MakeOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All sources, the newest first */
        get: operations["ListSources"];
        put?: never;
        /** Add a repository whose requests become Deliveries */
        post: operations["CreateSource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One source */
        get: operations["ReadSource"];
        put?: never;
        post?: never;
        /** Delete a source; its Deliveries stay */
        delete: operations["DeleteSource"];
        options?: never;
        head?: never;
        /** Change what the body names, leave the rest */
        patch: operations["ChangeSource"];
        trace?: never;
    };
    "/api/sources/{id}/polls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When the repository was looked at, what it cost and brought; the newest first */
        get: operations["ListPolls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sources/{id}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was written to the host, or why not; the newest first */
        get: operations["ListReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sources/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what is to be seen at the host with the source's credential, or exactly what is missing */
        post: operations["TestSource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sources/{id}/webhook-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the secret that signs webhooks, shown once; the one before stays good for a while */
        post: operations["MakeWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sources/{id}/webhook-secret/earlier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End the secret before the last one now */
        delete: operations["EndEarlierWebhookSecret"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sources/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a source over from another server */
        post: operations["ImportSource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sources/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look for new and closed requests now */
        post: operations["SyncSources"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/github/{source}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** For GitHub: takes a webhook that is signed with the source's secret */
        post: operations["ReceiveGitHubWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is online, and how much waits. */
        get: operations["GetWorkerStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Workers that ever connected, newest first. */
        get: operations["ListWorkers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One worker and its recent runs. */
        get: operations["GetWorker"];
        put?: never;
        post?: never;
        /** Forgets a worker that is not connected; should it come again, it is a new one. */
        delete: operations["ForgetWorker"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workers/{id}/drain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It takes nothing new and is asked to end when nothing runs any more. */
        post: operations["DrainWorker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workers/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It takes nothing new and stays connected; what runs goes on. */
        post: operations["PauseWorker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workers/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It takes work again. */
        post: operations["ResumeWorker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workers/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Worker tokens, newest first, without the secret. */
        get: operations["ListWorkerTokens"];
        put?: never;
        /** Makes a worker token; it is shown once. */
        post: operations["CreateWorkerToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workers/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes a token; its workers are disconnected. */
        delete: operations["RevokeWorkerToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AcceptBody: {
            token: string;
        };
        AccountView: {
            email: string;
            id: string;
            may: null | components["schemas"]["Permission"];
            name: string;
            /** @description The organization that this session works on; null where it is a member of none. */
            organization: null | string;
            organizations: components["schemas"]["MembershipView"][];
            two_factor: boolean;
        };
        ActionBody: {
            head_commit?: null | string;
            /** @default false */
            override: boolean;
            phase?: null | string;
            /** Format: int32 */
            plan_version?: null | number;
            reason: null | string;
            /** @default false */
            run: boolean;
        };
        ActorView: {
            account: null | string;
            address: null | string;
            kind: string;
            name: string;
            session: null | string;
        };
        AgentBucket: {
            id: string;
            label: string;
        };
        AgentOverview: {
            /** Format: int32 */
            calls: number;
            /** Format: int64 */
            duration_ms: number;
            /** Format: int32 */
            errors: number;
            /** Format: int32 */
            events: number;
            /** Format: int64 */
            first_sequence: number;
            id: string;
            label: string;
            /** Format: int64 */
            last_sequence: number;
            model: null | string;
            /** Format: int64 */
            prompt_tokens: number;
            /** Format: int32 */
            requests: number;
            /** Format: int64 */
            total_tokens: number;
        };
        /** @enum {string} */
        AgentRunStatus: "running" | "success" | "failed";
        AppBody: {
            /** @description App id or client id. */
            app_id?: string;
            /**
             * Format: int64
             * @description Of the App's installation that sees the repository.
             */
            installation_id?: number;
            /** @description The PEM file that GitHub made. Kept encrypted and never shown again; absent: the one known already. */
            private_key?: null | string;
        };
        ApprovalRule: {
            by_requester: boolean;
            /** Format: int32 */
            needed: number;
        };
        ApprovalsBody: {
            by_requester: null | boolean;
            /** Format: int32 */
            needed: null | number;
        };
        ApprovalSettings: {
            /**
             * @description Whether the one who asked for the change may be one of them
             * @default true
             */
            by_requester: boolean;
            /**
             * Format: int32
             * @description How many people have to approve
             * @default 1
             */
            needed: number;
        };
        ApprovalView: {
            account: string;
            /** Format: date-time */
            at: string;
            head_commit: null | string;
            name: string;
            override: boolean;
            /** Format: int32 */
            plan_version: number;
            reason: null | string;
            session: null | string;
            void: boolean;
        };
        AppView: {
            app_id: string;
            has_private_key: boolean;
            /** Format: int64 */
            installation_id: number;
        };
        AuditView: {
            account: string;
            action: string;
            actor: string;
            address: string;
            after: null | components["schemas"]["JsonElement"];
            /** Format: date-time */
            at: string;
            before: null | components["schemas"]["JsonElement"];
            /** Format: int64 */
            id: number;
            path: string;
            refusal: null | string;
            result: string;
            session: string;
            /** Format: int32 */
            status: number;
        };
        BusyView: {
            /** Format: int64 */
            busy_ms: number;
            /** @description Null for all together that are not among the busiest of the range. */
            worker: null | string;
        };
        ByPhase: unknown;
        CardPage: {
            items: components["schemas"]["CardView"][];
            next: null | string;
        };
        CardView: {
            actions: components["schemas"]["UserAction"][];
            /** Format: int32 */
            approvals_missing: null | number;
            /** Format: int32 */
            approvals_needed: number;
            /** Format: int32 */
            attempt: number;
            canceling: boolean;
            checkpoints: components["schemas"]["Phase"][];
            /** Format: double */
            cost_usd: number;
            /** Format: date-time */
            created_at: string;
            endpoint: components["schemas"]["Phase"];
            error: null | string;
            id: string;
            /** Format: double */
            max_cost_usd: null | number;
            phase: components["schemas"]["Phase"];
            /** Format: int32 */
            plan_version: number;
            /** Format: int32 */
            priority: number;
            pull_request_url: null | string;
            repository: string;
            /** Format: int32 */
            review_round: number;
            run_status: components["schemas"]["RunStatus"];
            /** Format: int64 */
            seq: number;
            simulated: boolean;
            source_id: null | string;
            /** Format: date-time */
            state_since: string;
            summary: string;
            /** Format: date-time */
            updated_at: string;
            verdict: null | components["schemas"]["Verdict"];
            /** Format: int32 */
            version: number;
            waiting_reason: null | string;
            worker: null | string;
        };
        ChangePasswordBody: {
            current: string;
            new: string;
        };
        CodeBody: {
            code: string;
        };
        CollectBody: {
            session_id: null | string;
        };
        Collected: {
            id: string;
            /** Format: uuid */
            run_id: string;
            status: string;
        };
        ConfirmBody: {
            password: string;
            token: string;
        };
        CostsView: {
            by_model: components["schemas"]["CostView"][];
            by_phase: components["schemas"]["CostView"][];
            by_source: components["schemas"]["CostView"][];
            /** Format: double */
            total_usd: number;
        };
        CostView: {
            /** Format: double */
            cost_usd: number;
            name: string;
            /** Format: int32 */
            runs: number;
            /** Format: int64 */
            tokens: number;
        };
        CountsView: {
            /** Format: int32 */
            matching: number;
            /** Format: int32 */
            need_person: number;
            repositories: string[];
            states: components["schemas"]["StateCount"][];
            /** Format: int32 */
            total: number;
        };
        CreateBody: {
            allowed_tools?: null | components["schemas"]["ByPhase"];
            approvals?: null | components["schemas"]["ApprovalsBody"];
            body?: null | string;
            checkpoints?: null | string[];
            clone_url?: null | string;
            endpoint?: null | string;
            /** Format: int32 */
            generation?: null | number;
            host?: null | string;
            keep_tree?: null | boolean;
            limits?: null | components["schemas"]["LimitsBody"];
            names_settings?: boolean;
            phase?: null | string;
            /** Format: int32 */
            priority?: null | number;
            refs?: null | components["schemas"]["RefBody"][];
            repository?: null | string;
            required_tags?: null | components["schemas"]["ByPhase"];
            run_status?: null | string;
            source_id?: null | string;
            summary?: null | string;
        };
        Created: {
            existing?: null | boolean;
            id: string;
            status: string;
        };
        DayView: {
            busy: components["schemas"]["BusyView"][];
            /** Format: int32 */
            completed: number;
            /** Format: double */
            cost_usd: number;
            /** Format: date */
            day: string;
            /** Format: int32 */
            failed: number;
            /** Format: int32 */
            given_up: number;
            lead: components["schemas"]["LeadSplit"];
            /** Format: int32 */
            opened: number;
            /** Format: int32 */
            rejected: number;
            /** Format: int32 */
            runs: number;
        };
        DeliveryView: {
            actions: components["schemas"]["UserAction"][];
            allowed_tools: components["schemas"]["ByPhase"];
            approvals: components["schemas"]["ApprovalRule"];
            /** Format: int32 */
            approvals_missing: null | number;
            /** Format: int32 */
            attempt: number;
            body: null | string;
            branch: string;
            checkpoints: components["schemas"]["Phase"][];
            clone_url: null | string;
            /** Format: double */
            cost_usd: number;
            /** Format: date-time */
            created_at: string;
            endpoint: components["schemas"]["Phase"];
            error: null | string;
            /** Format: uuid */
            execution_id: null | string;
            /** Format: int32 */
            generation: number;
            head_commit: null | string;
            host: string;
            id: string;
            keep_tree: boolean;
            limits: components["schemas"]["LimitsView"];
            phase: components["schemas"]["Phase"];
            phase_runs: components["schemas"]["PhaseRunView"][];
            plan: null | components["schemas"]["PlanView"];
            /** Format: int32 */
            priority: number;
            pull_request_url: null | string;
            refs: components["schemas"]["RefView"][];
            repository: string;
            required_tags: components["schemas"]["ByPhase"];
            /** Format: int32 */
            review_round: number;
            run_status: components["schemas"]["RunStatus"];
            runs: components["schemas"]["RunView"][];
            /** Format: int32 */
            schema_version: number;
            /** Format: int64 */
            seq: number;
            simulated: boolean;
            source_id: null | string;
            summary: string;
            /** Format: date-time */
            updated_at: string;
            verdict: null | components["schemas"]["Verdict"];
            /** Format: int32 */
            version: number;
            waiting_reason: null | string;
            worker: null | string;
        };
        DemoStarted: {
            id: string;
        };
        DeployPolicy: {
            /** @description Environment whose deployment has to succeed; null: the merge is all */
            environment?: null | string;
            /**
             * Format: int32
             * @description After that it is blocked
             * @default 604800
             */
            time_limit_seconds: number;
        };
        EventsAnswer: {
            at_end: boolean;
            closed: boolean;
            complete: boolean;
            events: components["schemas"]["NumberedEvent"][];
            /** Format: int64 */
            next_after: null | number;
            /** Format: int64 */
            next_before: null | number;
            /** Format: uuid */
            run_id: string;
            simulated: boolean;
        };
        EventView: {
            actor: components["schemas"]["ActorView"];
            /** Format: date-time */
            at: string;
            command: string;
            from: null | components["schemas"]["StateView"];
            reason: null | string;
            /** Format: int32 */
            seq: number;
            steps: components["schemas"]["Step"][];
            to: components["schemas"]["StateView"];
        };
        Evidence: {
            /** Format: date-time */
            at: null | string;
            commit: null | string;
            detail: null | string;
            name: string;
            /** Format: date-time */
            seen_at: string;
            state: string;
            url: null | string;
        };
        /** @enum {string} */
        ExecutionState: "queued" | "running" | "finished";
        ExecutionView: {
            /** Format: int32 */
            attempt: number;
            /** Format: date-time */
            created_at: string;
            delivery_id: string;
            /** Format: date-time */
            finished_at: null | string;
            /** Format: uuid */
            id: string;
            outcome: null | string;
            phase: string;
            /** Format: int32 */
            priority: number;
            repository: string;
            required_tags: string[];
            /** Format: date-time */
            started_at: null | string;
            state: components["schemas"]["ExecutionState"];
            waited?: null | components["schemas"]["Waited"][];
            waiting_reason: null | string;
            worker: null | string;
            /** Format: uuid */
            worker_id: null | string;
        };
        /** @enum {string} */
        Executor: "system" | "agent";
        /** @enum {string} */
        FeedbackKind: "rejection" | "review" | "failed_checks";
        ForgotBody: {
            email: string;
        };
        HookReceived: {
            status: string;
        };
        ImportBody: {
            allowed_tools?: null | components["schemas"]["ByPhase"];
            approvals?: null | components["schemas"]["ApprovalsBody"];
            checkpoints?: null | string[];
            /** Format: date-time */
            created_at?: null | string;
            endpoint?: null | string;
            feedback?: null | string;
            id?: null | string;
            keep_tree?: null | boolean;
            limits?: null | components["schemas"]["LimitsBody"];
            names_settings?: boolean;
            phase_runs?: null | components["schemas"]["ImportedPhaseRun"][];
            plan?: null | components["schemas"]["ImportedPlan"];
            /** Format: int32 */
            priority?: null | number;
            refs?: null | components["schemas"]["RefBody"][];
            repository?: null | string;
            required_tags?: null | components["schemas"]["ByPhase"];
            runs?: null | components["schemas"]["ImportedRun"][];
            /** Format: int64 */
            seq?: null | number;
            source_id?: null | string;
            summary?: null | string;
            /** Format: date-time */
            updated_at?: null | string;
        };
        Imported: {
            existing?: null | boolean;
            id: string;
            /** Format: int64 */
            seq: number;
            status: string;
        };
        ImportedPhaseRun: {
            /** Format: date-time */
            ended_at: null | string;
            phase: null | string;
            reason: null | string;
            run_status: null | string;
            /** Format: date-time */
            started_at: null | string;
            verdict: null | string;
        };
        ImportedPlan: {
            content: null | string;
            /** Format: date-time */
            generated_at: null | string;
            model: null | string;
        };
        ImportedRun: {
            agents: null | string[];
            /** Format: double */
            cost_usd: number;
            /** Format: date-time */
            created_at: null | string;
            /** Format: int64 */
            duration_ms: number;
            error: null | string;
            /** Format: uuid */
            id: null | string;
            /** Format: int64 */
            input_tokens: number;
            mode: null | string;
            model: null | string;
            /** Format: int64 */
            output_tokens: number;
            plugins: null | string[];
            prompt: null | string;
            session_id: null | string;
            skills: null | string[];
            status: null | string;
            summary: null | string;
            used_skills: null | string[];
        };
        ImportedSource: {
            active: null | boolean;
            checkpoints: null | string[];
            /** Format: date-time */
            created_at: null | string;
            endpoint: null | string;
            owner: null | string;
            repo: null | string;
            token: null | string;
        };
        InsightsView: {
            costs: components["schemas"]["CostsView"];
            /** @description The range holds more than one answer takes: a shorter one has all of it. */
            cut: boolean;
            days: components["schemas"]["DayView"][];
            /**
             * Format: date-time
             * @description Where the answer begins: later than asked for where too much lies in the range.
             */
            from: string;
            lead: components["schemas"]["LeadView"];
            phases: components["schemas"]["PhaseRateView"][];
            /** Format: date-time */
            to: string;
            workers: components["schemas"]["WorkerUseView"][];
        };
        IntakeSettings: {
            /** @description A request with one of these labels does not become a Delivery */
            exclude_labels?: null | string[];
            /** @description A request needs one of these labels; none named: any request will do */
            include_labels?: null | string[];
            /**
             * Format: int32
             * @description Further requests wait while so many Deliveries of the source are open; null: no limit
             */
            max_open_deliveries?: null | number;
        };
        InvitationView: {
            /** @description Who invites. */
            by: string;
            /** Format: date-time */
            created_at: string;
            email: null | string;
            /** Format: date-time */
            expires_at: string;
            id: string;
            role: components["schemas"]["Role"];
        };
        InviteBody: {
            email: null | string;
            role: null | components["schemas"]["Role"];
        };
        InvitedView: {
            /** Format: date-time */
            expires_at: string;
            id: string;
            /** @description Shown once; whoever has it is let in, once. */
            link: string;
        };
        JsonElement: unknown;
        KeyView: {
            account: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            id: string;
            last_used_address: null | string;
            /**
             * Format: date-time
             * @description To the minute.
             */
            last_used_at: null | string;
            name: string;
            prefix: string;
            /** Format: date-time */
            revoked_at: null | string;
            revoked_by: null | string;
            scope: components["schemas"]["Permission"];
        };
        LeadSplit: {
            /**
             * Format: int64
             * @description An agent worked.
             */
            agent_ms: number;
            /**
             * Format: int64
             * @description Checks, merge and deployments were waited for.
             */
            checks_ms: number;
            /**
             * Format: int64
             * @description Nothing worked: a person had to start, judge or mend something.
             */
            human_ms: number;
            /**
             * Format: int64
             * @description An agent run waited for a worker.
             */
            queue_ms: number;
        };
        LeadView: {
            /** Format: int32 */
            deliveries: number;
            /**
             * Format: int64
             * @description Half of them took less.
             */
            median_ms: number;
            /**
             * Format: int64
             * @description Nine of ten took less.
             */
            p90_ms: number;
            /** @description What all of them spent on what. */
            total: components["schemas"]["LeadSplit"];
        };
        LimitsBody: {
            /** Format: double */
            max_cost_usd: null | number;
            /** Format: int32 */
            max_failed_checks: null | number;
            /** Format: int32 */
            max_review_rounds: null | number;
            /** Format: int32 */
            max_turns: null | number;
            /** Format: int32 */
            timeout: null | number;
        };
        LimitSettings: {
            /** Format: double */
            max_cost_usd?: null | number;
            /**
             * Format: int32
             * @default 0
             */
            max_failed_checks: number;
            /**
             * Format: int32
             * @default 3
             */
            max_review_rounds: number;
            /** Format: int32 */
            max_turns?: null | number;
            /**
             * Format: int32
             * @default 3600
             */
            timeout_seconds: number;
        };
        LimitsView: {
            /** Format: double */
            max_cost_usd: null | number;
            /** Format: int32 */
            max_failed_checks: number;
            /** Format: int32 */
            max_review_rounds: number;
            /** Format: int32 */
            max_turns: null | number;
            /** Format: int32 */
            timeout: number;
        };
        MadeKey: {
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            id: string;
            key: string;
            name: string;
            prefix: string;
            scope: components["schemas"]["Permission"];
        };
        MadeToken: {
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: null | string;
            /** Format: uuid */
            id: string;
            name: string;
            prefix: string;
            repositories: string[];
            /** Format: uri */
            server: string;
            tags: string[];
            token: string;
        };
        MembershipView: {
            id: string;
            name: string;
            role: components["schemas"]["Role"];
        };
        MemberView: {
            account: string;
            email: string;
            /**
             * Format: date-time
             * @description When a session of the account was used last; absent where none is open.
             */
            last_seen_at: null | string;
            name: string;
            role: components["schemas"]["Role"];
            /** Format: date-time */
            since: string;
            two_factor: boolean;
        };
        Moved: {
            error: null | string;
            id: string;
            phase: components["schemas"]["Phase"];
            run_status: components["schemas"]["RunStatus"];
        };
        NameBody: {
            name: string;
        };
        NewKey: {
            /** Format: date-time */
            expires_at: null | string;
            name: string;
            scope: components["schemas"]["Permission"];
        };
        NewSource: {
            access?: null | components["schemas"]["SourceAccess"];
            /** @description Tool rules for the agent by agent phase; a phase that is absent has the defaults. */
            allowed_tools?: null | {
                [key: string]: string[];
            };
            app?: null | components["schemas"]["AppBody"];
            approvals?: null | components["schemas"]["ApprovalSettings"];
            /** @description Root of the host's API where it is not the usual one: https://api.github.com, https://api.NAME.ghe.com for data residency, https://HOST/api/v3 for Enterprise Server. */
            base_url?: null | string;
            /** @description Phases that a person starts and approves. System phases are never held, named here or not. */
            checkpoints?: null | string[];
            /** @description Any git URL or path; without it https://HOST/OWNER/REPO.git. */
            clone_url?: null | string;
            deploy?: null | components["schemas"]["DeployPolicy"];
            /** @description The last phase before close; intake and close end nothing early. */
            endpoint?: null | string;
            host?: string;
            intake?: null | components["schemas"]["IntakeSettings"];
            limits?: null | components["schemas"]["LimitSettings"];
            observe?: null | components["schemas"]["ObservePolicy"];
            owner?: null | string;
            repo?: null | string;
            report?: null | components["schemas"]["ReportPolicy"];
            /** @description Runtime tags that a worker must have, by agent phase; the key * holds for all of them. */
            required_tags?: null | {
                [key: string]: string[];
            };
            /** @description For the host's API. Kept encrypted and never shown again. */
            token?: null | string;
            type?: string;
            verify?: null | components["schemas"]["VerifyPolicy"];
        };
        NewToken: {
            /** Format: int32 */
            expires_in_days: null | number;
            name: string;
            repositories: null | string[];
            tags: null | string[];
        };
        NumberedEvent: {
            agent: string;
            /** Format: int32 */
            bytes: number;
            cut: boolean;
            event: unknown;
            /** Format: int64 */
            sequence: number;
        };
        ObservePolicy: {
            /**
             * @description Open a linked Delivery when it fails or is rolled back
             * @default false
             */
            open_delivery: boolean;
            /**
             * Format: int32
             * @description How long the deployment is observed
             * @default 3600
             */
            window_seconds: number;
        };
        OutputTaken: {
            /** Format: int64 */
            next: number;
        };
        Overview: {
            agent: null | string;
            agents: components["schemas"]["AgentOverview"][];
            /** Format: int32 */
            attempt: number;
            /** Format: int64 */
            bytes: number;
            closed: boolean;
            complete: boolean;
            /** Format: date-time */
            completed_at: null | string;
            delivery_id: string;
            /** Format: int32 */
            denials: number;
            denied_tools: string[];
            /** Format: int32 */
            errors: number;
            /** Format: int32 */
            events: number;
            /** Format: int64 */
            first_error: null | number;
            /** Format: int64 */
            last_sequence: number;
            marks: components["schemas"]["PlaceOfInterest"][];
            marks_cut: boolean;
            model: null | string;
            /** Format: int64 */
            prompt_tokens: number;
            /** Format: int32 */
            redactions: number;
            /** Format: int32 */
            requests: number;
            /** Format: int32 */
            retries: number;
            /** Format: uuid */
            run_id: string;
            session_id: null | string;
            simulated: boolean;
            /** Format: date-time */
            started_at: string;
            usage: components["schemas"]["RunUsage"];
            worker: null | string;
        };
        /** @description A parked message as an operator sees it. */
        ParkedView: {
            database: string;
            endpoint: null | string;
            error: string;
            /** Format: int32 */
            failures: number;
            /** Format: int64 */
            id: number;
            /** Format: uuid */
            message_id: string;
            /** Format: date-time */
            parked_at: string;
            type: string;
        };
        PasswordBody: {
            password: string;
        };
        PastAttempt: {
            /** Format: int32 */
            attempt: number;
            /** Format: date-time */
            ended_at: null | string;
            phase: components["schemas"]["Phase"];
            reason: null | string;
            run_status: components["schemas"]["RunStatus"];
            /** Format: date-time */
            started_at: string;
            verdict: null | components["schemas"]["Verdict"];
        };
        PatchBody: {
            allowed_tools?: null | components["schemas"]["ByPhase"];
            approvals?: null | components["schemas"]["ApprovalsBody"];
            checkpoints?: null | string[];
            endpoint?: null | string;
            error?: null | string;
            keep_tree?: null | boolean;
            limits?: null | components["schemas"]["LimitsBody"];
            names_repair?: boolean;
            names_settings?: boolean;
            phase?: null | string;
            plan?: null | components["schemas"]["PlanBody"];
            /** Format: int32 */
            priority?: null | number;
            refs?: null | components["schemas"]["RefBody"][];
            required_tags?: null | components["schemas"]["ByPhase"];
            run_status?: null | string;
            summary?: null | string;
        };
        Pause: {
            by?: null | string;
            leaves: boolean;
            reason: null | string;
            /** Format: date-time */
            until: null | string;
        };
        PauseBody: {
            reason: null | string;
            /** Format: date-time */
            until: null | string;
        };
        /** @enum {unknown} */
        Permission: "read" | "act" | "admin" | null;
        /** @enum {string} */
        Phase: "intake" | "plan" | "implement" | "review" | "verify" | "deploy" | "observe" | "close";
        PhaseRateView: {
            /** Format: int32 */
            attempts: number;
            /** Format: int32 */
            blocked: number;
            /** Format: int32 */
            failed: number;
            phase: components["schemas"]["Phase"];
            /** Format: int32 */
            rejected: number;
            /** Format: int32 */
            succeeded: number;
        };
        PhaseRunView: {
            approvals: components["schemas"]["ApprovalView"][];
            /** Format: int32 */
            attempt: number;
            /** Format: date-time */
            ended_at: null | string;
            evidence: components["schemas"]["Evidence"][];
            executor: components["schemas"]["Executor"];
            outcome: null | string;
            phase: components["schemas"]["Phase"];
            reason: null | string;
            run_status: components["schemas"]["RunStatus"];
            /** Format: date-time */
            started_at: string;
            started_by: null | string;
            verdict: null | components["schemas"]["Verdict"];
        };
        PlaceOfInterest: {
            kind: string;
            /** Format: int64 */
            sequence: number;
        };
        PlanBody: {
            /** Format: int32 */
            based_on?: null | number;
            content: null | string;
            model: null | string;
        };
        PlanView: {
            content: string;
            cwd: string;
            edited_by: null | string;
            /** Format: date-time */
            generated_at: string;
            hash: string;
            model: string;
            /** Format: int32 */
            version: number;
        };
        PollView: {
            /** Format: date-time */
            at: string;
            /** Format: int32 */
            calls: number;
            /** Format: int32 */
            closed: number;
            /** Format: int32 */
            counted_calls: number;
            /** Format: int64 */
            duration_ms: number;
            error: null | string;
            /** Format: int32 */
            found: number;
            /** Format: int64 */
            id: number;
            kind: string;
        };
        PriorityBody: {
            /** Format: int32 */
            priority: null | number;
        };
        ProblemDetails: {
            detail?: null | string;
            instance?: null | string;
            /** Format: int32 */
            status?: null | number;
            title?: null | string;
            type?: null | string;
        };
        RecoveryView: {
            recovery_codes: string[];
        };
        RefBody: {
            label: null | string;
            role: null | string;
            type: null | string;
            url: null | string;
        };
        /** @enum {string} */
        RefRole: "request" | "work" | "parent";
        /** @enum {string} */
        RefType: "jira" | "verbal" | "pr" | "commit" | "repo" | "github_issue" | "pull_request" | "issue";
        RefView: {
            label: string;
            role: components["schemas"]["RefRole"];
            type: components["schemas"]["RefType"];
            url: null | string;
        };
        ReportPolicy: {
            any?: boolean;
            /**
             * @description Comment on the issue when a plan waits for approval and when the Delivery closes
             * @default false
             */
            comments: boolean;
            /**
             * @description A commit status that says who approved the plan
             * @default false
             */
            plan_status: boolean;
            /**
             * @description Reject feedback as a review of the pull request
             * @default false
             */
            reviews: boolean;
        };
        ReportView: {
            delivery_id: string;
            /** Format: date-time */
            done_at: null | string;
            kind: string;
            /** Format: date-time */
            next_at: null | string;
            problem: null | string;
            state: string;
            target: string;
            text: string;
            url: null | string;
        };
        ResetBody: {
            password: string;
            token: string;
        };
        ResetLinkBody: {
            /** @default false */
            clear_two_factor: boolean;
        };
        ResetLinkView: {
            /** Format: date-time */
            expires_at: string;
            /** @description Shown once; whoever has it sets the password, once. */
            link: string;
        };
        /** @enum {string} */
        Role: "viewer" | "approver" | "owner";
        RoleBody: {
            role: null | components["schemas"]["Role"];
        };
        RunArtifacts: {
            base_commit: null | string;
            branch: string;
            commits: components["schemas"]["RunCommit"][];
            diff_cut: boolean;
            files_changed: string[];
            head_commit: null | string;
            pull_request_note: null | string;
            pull_request_url: null | string;
        };
        RunCommit: {
            author: string;
            id: string;
            subject: string;
        };
        RunSession: {
            model: string;
        };
        /** @enum {string} */
        RunStatus: "pending" | "running" | "succeeded" | "failed" | "blocked";
        RunUsage: {
            /** Format: int64 */
            cache_creation_tokens: number;
            /** Format: int64 */
            cache_read_tokens: number;
            /** Format: double */
            cost_usd: number;
            /** Format: int64 */
            duration_ms: number;
            /** Format: int64 */
            input_tokens: number;
            /** Format: int64 */
            output_tokens: number;
            /** Format: int32 */
            turns: number;
        };
        RunView: {
            agents: string[];
            artifacts: null | components["schemas"]["RunArtifacts"];
            /** Format: int32 */
            attempt: number;
            code: null | string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            ended_at: null | string;
            error: null | string;
            /** Format: uuid */
            id: string;
            mode: components["schemas"]["Phase"];
            outcome: null | string;
            permission_denials: string[];
            plugins: string[];
            prompt: null | string;
            session: components["schemas"]["RunSession"];
            session_id: null | string;
            skills: string[];
            stats: components["schemas"]["StatsView"];
            status: components["schemas"]["AgentRunStatus"];
            summary: null | string;
            used_skills: string[];
            waiting_reason: null | string;
            worker: null | components["schemas"]["RunWorker"];
        };
        RunWorker: {
            agent: string;
            id: string;
            name: string;
            simulated: boolean;
        };
        SearchAnswer: {
            hits: components["schemas"]["SearchHit"][];
            /** Format: int64 */
            next_after: null | number;
            /** Format: int64 */
            searched_through: number;
        };
        SearchHit: {
            after: string;
            agent: string;
            before: string;
            match: string;
            /** Format: int64 */
            sequence: number;
        };
        SeenLimit: {
            /** Format: int32 */
            limit: number;
            /** Format: int32 */
            remaining: number;
            /** Format: date-time */
            reset_at: string;
        };
        SeenRepository: {
            archived: boolean;
            default_branch: null | string;
            full_name: null | string;
            has_issues: null | boolean;
            /** Format: int64 */
            id: number;
            private: boolean;
        };
        SeenThing: {
            detail: string;
            name: string;
            ok: boolean;
        };
        SessionView: {
            address: string;
            /** @description What the browser calls itself. */
            agent: string;
            /** Format: date-time */
            created_at: string;
            /** @description The session that asks. */
            current: boolean;
            /** Format: date-time */
            expires_at: string;
            id: string;
            /** Format: date-time */
            last_seen_at: string;
        };
        Settings: {
            allowed_tools: components["schemas"]["ByPhase"];
            approvals?: components["schemas"]["ApprovalRule"];
            checkpoints: components["schemas"]["Phase"][];
            endpoint: components["schemas"]["Phase"];
            keep_tree: boolean;
            /** Format: double */
            max_cost_usd: null | number;
            /** Format: int32 */
            max_failed_checks: number;
            /** Format: int32 */
            max_review_rounds: number;
            /** Format: int32 */
            max_turns: null | number;
            /** Format: int32 */
            priority: number;
            required_tags: components["schemas"]["ByPhase"];
            /** Format: int32 */
            timeout_seconds: number;
        };
        SetupView: {
            /** @description Whether POST /api/demo is here, which shows the way with a simulated agent. */
            demo: boolean;
            /** @description Whether people sign in here; false in local mode without sign-in. */
            login: boolean;
            /** @description Whether forgotten passwords are reset by mail. */
            mail: boolean;
            /** @description There is no account yet: the first sign-up needs the setup code of the log. */
            needs_setup: boolean;
            providers: components["schemas"]["SignInProvider"][];
            sign_up: components["schemas"]["SignUp"];
        };
        SignInBody: {
            code: null | string;
            email: string;
            password: string;
            recovery_code: null | string;
        };
        SignInProvider: {
            id: string;
            label: string;
        };
        /** @enum {string} */
        SignUp: "open" | "invited" | "closed";
        SignUpBody: {
            email: string;
            invitation: null | string;
            name: string;
            password: string;
            setup_code: null | string;
        };
        /** @enum {string} */
        SourceAccess: "none" | "token" | "app" | "webhook";
        SourceDeleted: {
            status: string;
        };
        SourcePatch: {
            access?: null | components["schemas"]["SourceAccess"];
            active?: null | boolean;
            /** @description Tool rules for the agent by agent phase; a phase that is absent has the defaults. */
            allowed_tools?: null | {
                [key: string]: string[];
            };
            app?: null | components["schemas"]["AppBody"];
            approvals?: null | components["schemas"]["ApprovalSettings"];
            /** @description Phases that a person starts and approves. System phases are never held, named here or not. */
            checkpoints?: null | string[];
            /** @description Any git URL or path; without it https://HOST/OWNER/REPO.git. */
            clone_url?: null | string;
            deploy?: null | components["schemas"]["DeployPolicy"];
            /** @description The last phase before close; intake and close end nothing early. */
            endpoint?: null | string;
            intake?: null | components["schemas"]["IntakeSettings"];
            limits?: null | components["schemas"]["LimitSettings"];
            observe?: null | components["schemas"]["ObservePolicy"];
            report?: null | components["schemas"]["ReportPolicy"];
            /** @description Runtime tags that a worker must have, by agent phase; the key * holds for all of them. */
            required_tags?: null | {
                [key: string]: string[];
            };
            /** @description For the host's API. Kept encrypted and never shown again. */
            token?: null | string;
            verify?: null | components["schemas"]["VerifyPolicy"];
        };
        SourceTaken: {
            existing?: null | boolean;
            id: string;
            status: string;
        };
        SourceTestView: {
            /** Format: date-time */
            credential_ends_at: null | string;
            ok: boolean;
            rate_limit: null | components["schemas"]["SeenLimit"];
            repository: null | components["schemas"]["SeenRepository"];
            seen: components["schemas"]["SeenThing"][];
            /** @description One sentence for people */
            summary: string;
        };
        SourceView: {
            access: components["schemas"]["SourceAccess"];
            active: boolean;
            allowed_tools: {
                [key: string]: string[];
            };
            app: null | components["schemas"]["AppView"];
            approvals: components["schemas"]["ApprovalSettings"];
            base_url: string;
            checkpoints: string[];
            clone_url: string;
            /** Format: date-time */
            created_at: string;
            deploy: components["schemas"]["DeployPolicy"];
            endpoint: string;
            host: string;
            id: string;
            intake: components["schemas"]["IntakeSettings"];
            /** Format: date-time */
            last_polled_at: null | string;
            limits: components["schemas"]["LimitSettings"];
            observe: components["schemas"]["ObservePolicy"];
            owner: string;
            repo: string;
            report: components["schemas"]["ReportPolicy"];
            /** @description Why nothing can be written to the host; null when it can */
            report_problem: null | string;
            required_tags: {
                [key: string]: string[];
            };
            sync: components["schemas"]["SyncView"];
            token: string;
            type: string;
            verify: components["schemas"]["VerifyPolicy"];
            /** Format: int32 */
            version: number;
            webhook: components["schemas"]["WebhookView"];
        };
        StateCount: {
            /** Format: int32 */
            count: number;
            /** Format: date-time */
            oldest_since: string;
            phase: components["schemas"]["Phase"];
            run_status: components["schemas"]["RunStatus"];
        };
        StateView: {
            phase: components["schemas"]["Phase"];
            run_status: components["schemas"]["RunStatus"];
        };
        StatsView: {
            /** Format: int64 */
            cache_creation_tokens: number;
            /** Format: int64 */
            cache_read_tokens: number;
            /** Format: double */
            cost_usd: number;
            /** Format: int64 */
            duration_ms: number;
            /** Format: int64 */
            input_tokens: number;
            /** Format: int64 */
            output_tokens: number;
            /** Format: int32 */
            turns: number;
        };
        Step: components["schemas"]["StepConfigured"] | components["schemas"]["StepEntered"] | components["schemas"]["StepStarted"] | components["schemas"]["StepAskedFor"] | components["schemas"]["StepApproved"] | components["schemas"]["StepEnded"] | components["schemas"]["StepRequested"] | components["schemas"]["StepCancelRequested"] | components["schemas"]["StepReleased"] | components["schemas"]["StepInstructed"] | components["schemas"]["StepRoundsCounted"] | components["schemas"]["StepPlanWritten"] | components["schemas"]["StepPushed"] | components["schemas"]["StepNoted"] | components["schemas"]["StepTakenOver"];
        StepApproved: {
            account: string;
            head_commit: null | string;
            name: string;
            override: boolean;
            /** Format: int32 */
            plan_version: number;
            reason: null | string;
            session: null | string;
            /** @enum {string} */
            step?: "approved";
        };
        StepAskedFor: {
            account: string;
            /** @enum {string} */
            step?: "asked_for";
        };
        StepCancelRequested: {
            /** Format: uuid */
            execution_id: string;
            /** @enum {string} */
            step?: "cancel_requested";
        };
        StepConfigured: {
            settings: components["schemas"]["Settings"];
            /** @enum {string} */
            step?: "configured";
        };
        StepEnded: {
            outcome?: null | string;
            reason?: null | string;
            status: components["schemas"]["RunStatus"];
            /** @enum {string} */
            step?: "ended";
            verdict?: null | components["schemas"]["Verdict"];
        };
        StepEntered: {
            /** Format: int32 */
            attempt: number;
            phase: components["schemas"]["Phase"];
            /** @enum {string} */
            step?: "entered";
        };
        StepInstructed: {
            kind: components["schemas"]["FeedbackKind"];
            /** @enum {string} */
            step?: "instructed";
            text: string;
        };
        StepNoted: {
            detail: null | string;
            /** @enum {string} */
            step?: "noted";
            what: string;
        };
        StepPlanWritten: {
            account?: null | string;
            /** @enum {string} */
            step?: "plan_written";
            /** Format: int32 */
            version: number;
        };
        StepPushed: {
            head_commit: null | string;
            pull_request_url: null | string;
            /** @enum {string} */
            step?: "pushed";
        };
        StepReleased: {
            /** Format: uuid */
            execution_id: string;
            /** @enum {string} */
            step?: "released";
        };
        StepRequested: {
            /** Format: uuid */
            execution_id: string;
            /** @enum {string} */
            step?: "requested";
        };
        StepRoundsCounted: {
            /** Format: int32 */
            failed_checks: number;
            /** Format: int32 */
            reviews: number;
            /** @enum {string} */
            step?: "rounds_counted";
        };
        StepStarted: {
            account?: null | string;
            by: string;
            /** Format: uuid */
            execution_id: null | string;
            /** @enum {string} */
            step?: "started";
        };
        StepTakenOver: {
            attempts: components["schemas"]["PastAttempt"][];
            /** @enum {string} */
            step?: "taken_over";
        };
        StreamLogAnswer: {
            agent_buckets: components["schemas"]["AgentBucket"][];
            /** Format: date-time */
            completed_at: null | string;
            events: unknown[];
            /** Format: int64 */
            next_after: null | number;
            /** Format: uuid */
            run_id: string;
            simulated: boolean;
            /** Format: date-time */
            started_at: string;
        };
        SwitchBody: {
            id: string;
        };
        SyncResult: {
            /** Format: int32 */
            closed: number;
            /** Format: int32 */
            created: number;
            detail: string;
        };
        /** @enum {string} */
        SyncState: "new" | "ok" | "waiting" | "degraded" | "paused" | "listening";
        SyncStatus: {
            error: null | string;
            /** Format: date-time */
            last_polled_at: null | string;
        };
        SyncView: {
            /** Format: date-time */
            last_change_at: null | string;
            /** Format: date-time */
            last_success_at: null | string;
            /** Format: date-time */
            next_poll_at: null | string;
            /** @description What happened that needs nobody, such as a rename */
            notice: null | string;
            /** @description What is wrong and what to do about it */
            problem: null | string;
            /** Format: date-time */
            problem_since: null | string;
            rate_limit: null | components["schemas"]["SeenLimit"];
            /** Format: int64 */
            repository_id: null | number;
            state: components["schemas"]["SyncState"];
        };
        TokenView: {
            /** Format: date-time */
            created_at: string;
            created_by: string;
            /** Format: date-time */
            expires_at: null | string;
            /** Format: uuid */
            id: string;
            last_used_address: null | string;
            /** Format: date-time */
            last_used_at: null | string;
            name: string;
            prefix: string;
            repositories: string[];
            /** Format: date-time */
            revoked_at: null | string;
            revoked_by: null | string;
            tags: string[];
        };
        Told: {
            detail: string;
        };
        TranscriptAgent: {
            model: null | string;
        };
        TranscriptAnswer: {
            leader: components["schemas"]["TranscriptMessage"][];
            meta: components["schemas"]["TranscriptMeta"];
            /** Format: int64 */
            next_after: null | number;
        };
        TranscriptMessage: {
            content: unknown;
            role: string;
        };
        TranscriptMeta: {
            agents: {
                [key: string]: components["schemas"]["TranscriptAgent"];
            };
            simulated: boolean;
        };
        TwoFactorView: {
            secret: string;
            uri: string;
        };
        Updated: {
            id: string;
            status: string;
        };
        /** @enum {string} */
        UserAction: "run" | "approve" | "reject" | "retry" | "cancel" | "edit_plan" | "close";
        /** @enum {unknown} */
        Verdict: "pass" | "not_pass" | null;
        VerifyPolicy: {
            /**
             * @description What a cancelled check means: fail or pass
             * @default fail
             */
            cancelled: string;
            /**
             * @description all checks that appear, required (those named), or none
             * @default all
             */
            checks: string;
            /**
             * Format: int32
             * @description How long a first check is waited for; then the phase is skipped
             * @default 600
             */
            grace_seconds: number;
            /**
             * @description What a neutral check means: fail or pass
             * @default pass
             */
            neutral: string;
            /** @description Names of check runs and contexts of statuses */
            required?: null | string[];
            /**
             * Format: int32
             * @description After that it is blocked; at most six hours
             * @default 21600
             */
            time_limit_seconds: number;
        };
        Waited: {
            /** Format: date-time */
            at: string;
            reason: string;
        };
        WebhookSecretView: {
            /** Format: date-time */
            earlier_until: null | string;
            path: string;
            secret: string;
        };
        WebhookView: {
            has_secret: boolean;
            /** Format: date-time */
            last_received_at: null | string;
            path: string;
        };
        WorkerRun: {
            /** Format: int32 */
            attempt: number;
            /** Format: date-time */
            created_at: string;
            delivery_id: string;
            /** Format: date-time */
            finished_at: null | string;
            /** Format: uuid */
            id: string;
            outcome: null | string;
            phase: string;
            repository: string;
            /** Format: date-time */
            started_at: null | string;
            state: components["schemas"]["ExecutionState"];
        };
        WorkerStatus: {
            /** Format: int32 */
            busy: number;
            /** Format: int32 */
            online: number;
            /** Format: int32 */
            queued: number;
            sync: components["schemas"]["SyncStatus"];
            workers: components["schemas"]["WorkerSummary"][];
        };
        WorkerSummary: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            last_seen: string;
            name: string;
            os: string;
            /** Format: int32 */
            slots: number;
            /** Format: int32 */
            slots_used: number;
            state: string;
            tags: string[];
            version: string;
        };
        WorkerUseView: {
            /** Format: int64 */
            busy_ms: number;
            /** Format: int32 */
            failed: number;
            name: string;
            /** Format: int32 */
            runs: number;
        };
        WorkerView: {
            address: null | string;
            agents: string[];
            /** Format: date-time */
            connected_at: string;
            /** Format: date-time */
            first_seen: string;
            /** Format: uuid */
            id: string;
            last_error: null | string;
            /** Format: date-time */
            last_error_at: null | string;
            /** Format: date-time */
            last_seen: string;
            name: string;
            /** Format: date-time */
            offline_since: null | string;
            os: string;
            paused: null | components["schemas"]["Pause"];
            problem: null | string;
            recent?: null | components["schemas"]["WorkerRun"][];
            /** Format: int32 */
            reconnects: number;
            repositories: string[];
            /** Format: int32 */
            slots: number;
            /** Format: int32 */
            slots_used: number;
            state: string;
            tags: string[];
            /** Format: uuid */
            token_id: null | string;
            version: string;
            why: null | string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    GetAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    DeleteAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ChangeAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NameBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    SwitchOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SwitchBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ChangePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ForgotPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgotBody"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ResetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    SignInByCompany: {
        parameters: {
            query?: {
                /** @description A path of the dashboard. */
                return_to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ListSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"][];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    EndSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    GetSetup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupView"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    SignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    SignOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    SignUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUpBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ConfirmSignUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    BeginTwoFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TwoFactorView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    EndTwoFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ConfirmTwoFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ListAudit: {
        parameters: {
            query?: {
                /** @description Part of method and path, as approve or POST /api/sources */
                Action?: string;
                /** @description Id or part of the name of the person */
                Actor?: string;
                cursor?: number;
                /** @description The oldest, as 2026-01-31 or 2026-01-31T12:00:00Z */
                From?: string;
                limit?: number;
                /** @description done, refused (4xx) or failed (5xx) */
                Result?: string;
                /** @description Before this */
                To?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditView"][];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an owner (an API key: the scope admin) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ExportAudit: {
        parameters: {
            query?: {
                /** @description Part of method and path, as approve or POST /api/sources */
                Action?: string;
                /** @description Id or part of the name of the person */
                Actor?: string;
                /** @description The oldest, as 2026-01-31 or 2026-01-31T12:00:00Z */
                From?: string;
                /** @description done, refused (4xx) or failed (5xx) */
                Result?: string;
                /** @description Before this */
                To?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/jsonl": components["schemas"]["AuditView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an owner (an API key: the scope admin) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ListDeliveries: {
        parameters: {
            query?: {
                Cursor?: number;
                Limit?: number;
                Phase?: string;
                Q?: string;
                Repository?: string;
                Status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryView"][];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    CreateDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an approver or owner (an API key: the scope act) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    GetDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    PatchDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Updated"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an approver or owner (an API key: the scope act) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ApproveDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["ActionBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an approver or owner (an API key: the scope act) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    CancelDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["ActionBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an approver or owner (an API key: the scope act) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    CloseDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["ActionBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an approver or owner (an API key: the scope act) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    CollectSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CollectBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collected"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an approver or owner (an API key: the scope act) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    DeliveryEvents: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventView"][];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    GeneratePlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an approver or owner (an API key: the scope act) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    EditPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an approver or owner (an API key: the scope act) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    DeliveryPlans: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanView"][];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    RejectDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["ActionBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an approver or owner (an API key: the scope act) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    RetryDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["ActionBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an approver or owner (an API key: the scope act) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    RunDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["ActionBody"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an approver or owner (an API key: the scope act) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    RunImplement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an approver or owner (an API key: the scope act) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    RunReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an approver or owner (an API key: the scope act) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    RunDiff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/x-diff": string;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    GetEvents: {
        parameters: {
            query?: {
                after?: string;
                agent?: string;
                before?: string;
                cut?: string;
                end?: boolean;
                except?: string;
                limit?: string;
            };
            header?: never;
            path: {
                id: string;
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsAnswer"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    GetEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                run: string;
                sequence: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    GetRunAsHtml: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ImportOutput: {
        parameters: {
            query?: {
                completed_at?: string;
                First?: number;
                started_at?: string;
            };
            header?: never;
            path: {
                id: string;
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutputTaken"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an owner (an API key: the scope admin) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    GetRunOverview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    GetRawOutput: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    SearchRun: {
        parameters: {
            query?: {
                after?: string;
                agent?: string;
                q?: string;
            };
            header?: never;
            path: {
                id: string;
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchAnswer"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    GetStreamLog: {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                id: string;
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StreamLogAnswer"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    GetTranscript: {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                id: string;
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TranscriptAnswer"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    StreamRun: {
        parameters: {
            query?: {
                cut?: string;
                last_event_id?: string;
                run?: string;
            };
            header?: {
                "Last-Event-ID"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ListCards: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description Only these: up to 100 ids, separated by commas. */
                ids?: string;
                limit?: number;
                /** @description Minutes since it last moved at least. */
                min_age?: number;
                /** @description Dollars spent at least. */
                min_cost?: number;
                /** @description `person`: only what waits for a person. */
                needs?: string;
                /** @description One phase or several, separated by commas. */
                phase?: string;
                /** @description Part of the summary, the repository or the request's label. */
                q?: string;
                repository?: string;
                /** @description number (the default), updated, age or cost; with a minus in front the other way round. */
                sort?: string;
                /** @description One run status or several, separated by commas. */
                status?: string;
                /** @description Name of the worker of the current run. */
                worker?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardPage"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    CountDeliveries: {
        parameters: {
            query?: {
                /** @description Only these: up to 100 ids, separated by commas. */
                ids?: string;
                /** @description Minutes since it last moved at least. */
                min_age?: number;
                /** @description Dollars spent at least. */
                min_cost?: number;
                /** @description `person`: only what waits for a person. */
                needs?: string;
                /** @description One phase or several, separated by commas. */
                phase?: string;
                /** @description Part of the summary, the repository or the request's label. */
                q?: string;
                repository?: string;
                /** @description One run status or several, separated by commas. */
                status?: string;
                /** @description Name of the worker of the current run. */
                worker?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountsView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ImportDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Imported"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an owner (an API key: the scope admin) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    DeliverySchema: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    StartDemo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoStarted"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an approver or owner (an API key: the scope act) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    StreamEvents: {
        parameters: {
            query?: {
                /** @description The id of the last event that was seen; the header wins. */
                last_event_id?: string;
            };
            header?: {
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ListExecutions: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: string;
                worker?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionView"][];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    GetExecution: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    MoveExecution: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriorityBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an approver or owner (an API key: the scope act) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    GetInsights: {
        parameters: {
            query?: {
                /** @description Begin of the range; absent: 30 days before its end. */
                from?: string;
                /** @description End of the range, which lies before it; absent: now. A range has 366 days at most. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InsightsView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ListInvitations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationView"][];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an owner (an API key: the scope admin) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    Invite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitedView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an owner (an API key: the scope admin) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    WithdrawInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an owner (an API key: the scope admin) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    AcceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ListKeys: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyView"][];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    MakeKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewKey"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeKey"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    RevokeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ListMembers: {
        parameters: {
            query?: {
                /** @description Account of the last member of the page before. */
                cursor?: string;
                /** @description Members of a page: 1 to 200. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberView"][];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    RemoveMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ChangeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an owner (an API key: the scope admin) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    MakeResetLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["ResetLinkBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResetLinkView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an owner (an API key: the scope admin) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ListParked: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
            };
            header?: never;
            path: {
                database: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParkedView"][];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an owner (an API key: the scope admin) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    RedriveParked: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                database: string;
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an owner (an API key: the scope admin) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ListOrganizations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembershipView"][];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    MakeOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NameBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembershipView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ListSources: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceView"][];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    CreateSource: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSource"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an owner (an API key: the scope admin) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ReadSource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    DeleteSource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceDeleted"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an owner (an API key: the scope admin) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ChangeSource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SourcePatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an owner (an API key: the scope admin) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ListPolls: {
        parameters: {
            query?: {
                before?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PollView"][];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ListReports: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"][];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    TestSource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceTestView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an owner (an API key: the scope admin) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    MakeWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSecretView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an owner (an API key: the scope admin) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    EndEarlierWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an owner (an API key: the scope admin) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ImportSource: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportedSource"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceTaken"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an owner (an API key: the scope admin) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    SyncSources: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncResult"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an approver or owner (an API key: the scope act) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ReceiveGitHubWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                source: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HookReceived"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    GetWorkerStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerStatus"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ListWorkers: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerView"][];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    GetWorker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ForgetWorker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an owner (an API key: the scope admin) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    DrainWorker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PauseBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an owner (an API key: the scope admin) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    PauseWorker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PauseBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an owner (an API key: the scope admin) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ResumeWorker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an owner (an API key: the scope admin) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    ListWorkerTokens: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenView"][];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    CreateWorkerToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewToken"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeToken"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an owner (an API key: the scope admin) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
    RevokeWorkerToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Needs an owner (an API key: the scope admin) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        detail?: null | string;
                        instance?: null | string;
                        /** Format: int32 */
                        status?: null | number;
                        title?: null | string;
                        type?: null | string;
                    };
                };
            };
        };
    };
}
